import { createHash } from 'node:crypto';
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { expect } from 'vitest';
import { readArchive } from '../archive-contents.ts';
import type { SeenExport } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import type { Item } from '../ledger-in-tables.ts';
import { operatorDynamodb, tableOf } from '../ledger-in-tables.ts';

/** A month that no seeded ledger reaches. `plantBulk` fills it. */
export const bulkyMonth = { from: '2009-05-01', to: '2009-05-31' };

/**
 * Writes 10 MB of nearly incompressible data into a person's month. Then there are enough pages for a fault in between,
 * and the archive is uploaded in parts. Returns the slips in the order of their keys.
 */
export async function plantBulk(host: HostUnderTest, owner: string): Promise<readonly Item[]> {
  const client = operatorDynamodb(host);
  const table = tableOf(host, 'LedgerSlips');
  const planted: Item[] = [];
  for (let batch = 0; batch < 20; batch += 1) {
    const items = Array.from({ length: 8 }, (_, index) => bulkySlip(owner, batch * 8 + index));
    planted.push(...items);
    const puts = items.map((Item) => ({ PutRequest: { Item } }));
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: puts } }));
    if (Object.keys(UnprocessedItems ?? {}).length > 0)
      throw new Error('The local engine left items of a batch unwritten.');
  }
  client.destroy();
  return planted.sort((a, b) => ((a['entry']?.S ?? '') < (b['entry']?.S ?? '') ? -1 : 1));
}

function bulkySlip(owner: string, index: number): Item {
  const day = `200905${String(1 + (index % 31)).padStart(2, '0')}`;
  const kind = `food01_${String(index).padStart(4, '0')}`;
  let memo = '';
  for (let part = 0; memo.length < 70_000; part += 1)
    memo += createHash('sha512').update(`${index}/${part}`).digest('base64');
  return {
    owner: { S: owner },
    entry: { S: `${day}#${kind}` },
    tgt_date: { S: day },
    kind_cd_seq: { S: kind },
    method_cd: { S: 'cash' },
    value: { N: '1' },
    memo: { S: memo },
  };
}

/** Fetches a READY export's file and compares it with the planted items, using third-party readers. */
export async function expectRight(ended: SeenExport, slips: readonly Item[]): Promise<void> {
  if (ended.downloadUrl === null) throw new Error(`The export has no link: ${JSON.stringify(ended)}`);
  const response = await fetch(ended.downloadUrl);
  expect(response.status).toBe(200);
  const zip = Buffer.from(await response.arrayBuffer());
  expect({ bytes: zip.length, sha256: createHash('sha256').update(zip).digest('hex') }).toEqual({
    bytes: ended.archive?.bytes,
    sha256: ended.archive?.sha256,
  });
  const contents = await readArchive(zip);
  // Compared as text, because an assertion on ten megabytes of objects is slower than the rest of the test.
  expect(contents.items('slips.jsonl').map(inOrder).join('\n') === slips.map(inOrder).join('\n')).toBe(true);
  expect(contents.csv('slips.csv')).toHaveLength(slips.length);
  for (const { name, bytes, sha256 } of contents.manifest().entries)
    expect([name, bytes, sha256]).toEqual([name, contents.entry(name).length, contents.sha256(name)]);
}

function inOrder(item: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))));
}
