import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '../zip/byte-source.ts';
import type { HandMadeEntry } from '../zip/hand-made-zip.ts';
import { handMadeZip } from '../zip/hand-made-zip.ts';
import { exportedZip, handMadeCopy, handMadeCopyEntries, owner } from './copies-under-test.ts';
import type { InspectedCopy } from './inspect-copy.ts';
import { inspectCopy } from './inspect-copy.ts';

const slips = [{ owner: { S: owner }, entry: { S: '20250301#a' }, memo: { S: 'あ'.repeat(500) } }];
const texts = { 'slips.jsonl': `${JSON.stringify(slips[0])}\n`, 'slips.csv': 'a\r\n1\r\n' };

async function inspected(zip: Buffer): Promise<InspectedCopy> {
  const copy = await inspectCopy(bytesInMemory(zip));
  if (copy.kind !== 'archive') throw new Error('The copy is one of the original app.');
  return copy;
}

const brokenOf = ({ files }: InspectedCopy) =>
  files.filter(({ state }) => state !== 'SAME').map(({ name, state }) => `${name} ${state}`);

/** The same copy, with its entries as `change` leaves them. */
const changed = (change: (entries: HandMadeEntry[]) => HandMadeEntry[]): Buffer =>
  handMadeZip(change(handMadeCopyEntries({ texts })));

const withContent = (name: string, content: string) =>
  changed((entries) =>
    entries.map((entry) => (entry.name === name ? { ...entry, content: Buffer.from(content) } : entry)),
  );

describe('a copy', () => {
  it('is whole as it was made', async () => {
    const copy = await inspected(await exportedZip({ slips }));
    expect(brokenOf(copy)).toEqual([]);
    expect(copy.about).toMatchObject({ exportId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', everything: true });
    expect(copy.files.find(({ name }) => name === 'slips.jsonl')).toMatchObject({ rows: 1 });
  });

  it('is whole when it was packed again, in another order and beside other files, which are named', async () => {
    const again = changed((entries) => [
      ...entries.toReversed().map((entry) => ({ ...entry, name: `folder/${String(entry.name)}`, method: 0 as const })),
      { name: 'folder/notes.txt', content: 'x' },
      { name: '__MACOSX/folder/._notes.txt', content: 'x' },
    ]);
    const copy = await inspected(again);
    expect(brokenOf(copy)).toEqual([]);
    expect(copy.others).toEqual(['notes.txt']);
  });

  it.each([
    ['another content of the same size', withContent('slips.csv', 'a\r\n2\r\n'), ['slips.csv CHANGED']],
    ['another size', withContent('slips.csv', 'a\r\n1\r\n2\r\n'), ['slips.csv CHANGED']],
    ['a missing file', changed((entries) => entries.filter(({ name }) => name !== 'kinds.csv')), ['kinds.csv MISSING']],
    ['broken bytes', brokenIn('slips.jsonl'), ['slips.jsonl DAMAGED']],
    [
      'several faults',
      changed((entries) =>
        entries
          .filter(({ name }) => name !== 'methods.csv')
          .map((entry) => (entry.name === 'README.txt' ? { ...entry, content: Buffer.from('x') } : entry)),
      ),
      ['methods.csv MISSING', 'README.txt CHANGED'],
    ],
    [
      'another number of rows in the manifest',
      handMadeCopy({
        texts,
        claims: (claims) => claims.map((claim) => (claim['name'] === 'slips.jsonl' ? { ...claim, rows: 9 } : claim)),
      }),
      ['slips.jsonl CHANGED'],
    ],
  ])('names each file that is not as it was made: %s', async (_, zip, broken) => {
    expect(brokenOf(await inspected(zip)).sort()).toEqual([...broken].sort());
  });

  it('does not unpack a file that says it has another size, which may be any size', async () => {
    const large = Buffer.alloc(4_000_000);
    const zip = bytesInMemory(
      changed((entries) =>
        entries.map((entry) => ({ ...entry, method: 0, ...(entry.name === 'slips.csv' && { content: large }) })),
      ),
    );
    let read = 0;
    await inspectCopy({
      bytes: zip.bytes,
      read: (first, last) => ((read += last - first + 1), zip.read(first, last)),
    });
    expect(zip.bytes).toBeGreaterThan(4_000_000);
    expect(read).toBeLessThan(1_000_000);
  });

  it.each([
    ['no manifest', 'ENTRY_MISSING', changed((entries) => entries.filter(({ name }) => name !== 'manifest.json'))],
    ['a manifest that is no JSON', 'MANIFEST_UNREADABLE', withContent('manifest.json', '{"format": "x')],
    ['a newer version', 'NEWER_VERSION', handMadeCopy({ manifest: { formatVersion: 99 } })],
    ['another zip', 'NOT_A_COPY', handMadeZip([{ name: 'letter.txt', content: 'x' }])],
    ['no zip', 'NOT_A_ZIP', Buffer.from('a letter')],
    ['a cut end', 'CUT_OFF', handMadeCopy({ texts }).subarray(0, 900)],
  ])('is refused by name with %s', async (_, code, zip) => {
    await expect(inspectCopy(bytesInMemory(zip))).rejects.toMatchObject({ name: 'CopyRefused', code });
  });

  it('of the original app has no checksums', async () => {
    const zip = handMadeZip([{ name: 'slip_20250101_20250131.tcv', content: 'x' }]);
    expect(await inspectCopy(bytesInMemory(zip))).toEqual({ kind: 'legacy' });
  });
});

/** The copy with bytes in the middle of one entry's content set to zero. */
function brokenIn(name: string): Buffer {
  const zip = Buffer.from(handMadeCopy({ texts, method: 0 }));
  const at = zip.indexOf(name) + name.length + 100;
  zip.fill(0, at, at + 20);
  return zip;
}
