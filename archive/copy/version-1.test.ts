import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { datasets } from '../../ledger/datasets.ts';
import { ledger } from '../../test/fixtures/version-1/ledger.ts';
import { salvageCopy } from '../salvage/salvage-copy.ts';
import { verifyArchive } from '../verify-archive.ts';
import { bytesInMemory } from '../zip/byte-source.ts';
import { readArchive } from '../zip/read-archive.ts';
import { exportedZip, linesOf, readCopy } from './copies-under-test.ts';
import { version1Zip } from './version-1-zip.ts';

const folder = new URL('../../test/fixtures/version-1/', import.meta.url);
const period = { from: '2025-01-31', to: '2025-02-28' };
const inPeriod = (entry = '') => entry >= '20250131#' && entry <= '20250228$';
const ofPeriod = {
  ...ledger,
  slips: ledger.slips.filter(({ entry }) => inPeriod(entry?.S)),
  balances: ledger.balances.filter(({ entry }) => inPeriod(entry?.S)),
};

describe.each([
  ['everything.zip', ledger, {}],
  ['period.zip', ofPeriod, { period, plainHeaderBytes: 1 }],
])('the archive of version 1 %s', (file, records, options) => {
  const zip = readFileSync(new URL(file, folder));

  it('is verified', async () => {
    const { entries } = await verifyArchive(createReadStream(new URL(file, folder)));
    expect(entries.map(({ name, rows }) => [name, rows])).toContainEqual(['slips.csv', records.slips.length]);
  });

  it('is read by a restore, record for record', async () => {
    const read = await readCopy(zip);
    expect(read.copy).toMatchObject({ formatVersion: 1, about: { language: null, salvaged: false } });
    expect(read.refused.count).toBe(0);
    for (const { name } of datasets) expect(read.records[name]).toHaveLength(records[name].length);
  });

  it('has the JSONL that version 2 has of the same records, to the byte', async () => {
    const [old, ja, en] = [
      await hashesOf(zip),
      await hashesOf(await exportedZip(records, options)),
      await hashesOf(await exportedZip(records, { ...options, language: 'en' })),
    ];
    for (const { name } of datasets) {
      expect(ja.get(`${name}.jsonl`)).toBe(old.get(`${name}.jsonl`));
      expect(en.get(`${name}.jsonl`)).toBe(old.get(`${name}.jsonl`));
    }
  });

  it('has the entries that the builder of the tests gives it', async () => {
    const [old, built] = [await hashesOf(zip), await hashesOf(await version1Zip(records, options))];
    for (const { name } of datasets)
      for (const entry of [`${name}.csv`, `${name}.jsonl`]) expect(built.get(entry)).toBe(old.get(entry));
    expect(linesOf(await readCopy(await version1Zip(records, options)))).toEqual(linesOf(await readCopy(zip)));
  });

  it('becomes one of version 2 by a salvage, with the same records', async () => {
    const now = new Date('2026-11-27T00:00:00.000Z');
    const made = await salvageCopy(bytesInMemory(zip), { now, entryDate: now, signal: new AbortController().signal });
    const chunks: Buffer[] = [];
    for await (const chunk of made.bytes) chunks.push(chunk as Buffer);
    const read = await readCopy(Buffer.concat(chunks));
    expect(read.copy).toMatchObject({ formatVersion: 2, about: { salvaged: true, language: 'ja' } });
    expect(linesOf(read)).toEqual(linesOf(await readCopy(zip)));
  });
});

async function hashesOf(zip: Buffer): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for await (const { name, content } of readArchive(Readable.from([zip]))) {
    const hash = createHash('sha256');
    for await (const chunk of content) hash.update(chunk);
    hashes.set(name, hash.digest('hex'));
  }
  return hashes;
}
