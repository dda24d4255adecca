import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { version1EntryNames as entryNames, entryNames as version2Names } from './entries/entry-names.ts';
import { MalformedManifest } from './manifest.ts';
import { ArchiveMismatch, verifyArchive } from './verify-archive.ts';
import { ArchiveDamaged } from './zip/archive-errors.ts';
import { openSmallArchive } from './zip/open-small-archive.ts';

const rowsOf = (name: string): number | null => (name.endsWith('.csv') || name.endsWith('.jsonl') ? 1 : null);
const textOf = (name: string): string =>
  name.endsWith('.csv') ? 'memo\r\n"a\r\n""b"\r\n' : name.endsWith('.jsonl') ? '{"memo":{"S":"a\\nb"}}\n' : 'text';

interface Claim {
  name: string;
  rows: number | null;
  bytes: number;
  sha256: string;
}

/** An archive whose entries and manifest agree, except for the given changes. */
async function* archiveOf(
  change: {
    names?: readonly string[];
    members?: object;
    claims?: (claims: Claim[]) => unknown;
    text?: Record<string, string>;
    manifest?: string;
  } = {},
) {
  const names = change.names ?? entryNames;
  const archive = openSmallArchive({ names });
  const whole = buffer(archive.bytes);
  const claims: Claim[] = [];
  for (const name of names) {
    if (name === 'manifest.json' || name === 'viewer.html') continue;
    claims.push({
      name,
      rows: rowsOf(name),
      bytes: textOf(name).length,
      sha256: createHash('sha256').update(textOf(name)).digest('hex'),
    });
  }
  const manifest = {
    format: 'myhome-account/archive',
    formatVersion: 1,
    ...change.members,
    entries: change.claims?.(claims) ?? claims,
  };
  for (const name of names) {
    const text =
      change.text?.[name] ?? (name === 'manifest.json' ? (change.manifest ?? JSON.stringify(manifest)) : textOf(name));
    await archive.entry(name).write(Buffer.from(text));
    await archive.entry(name).end();
  }
  yield await whole;
}

describe('the verifier', () => {
  it('measures every entry and the whole', async () => {
    const zip = await buffer(archiveOf());
    const verified = await verifyArchive(archiveOf());
    expect(verified).toMatchObject({ bytes: zip.length, sha256: createHash('sha256').update(zip).digest('hex') });
    expect(verified.entries.map(({ name, rows }) => [name, rows])).toEqual(
      entryNames.map((name) => [name, rowsOf(name)]),
    );
  });

  it.each([
    ['a row more', { rows: 2 }],
    ['a byte less', { bytes: 1 }],
    ['other contents', { sha256: '0'.repeat(64) }],
    ['another name', { name: 'other.csv' }],
  ])('refuses a manifest that says %s', async (_, wrong) => {
    const claims = (right: Claim[]) => right.map((claim, index) => (index === 4 ? { ...claim, ...wrong } : claim));
    await expect(verifyArchive(archiveOf({ claims }))).rejects.toThrow(ArchiveMismatch);
  });

  it('says what the manifest has and what was measured', async () => {
    for (const [rows, message] of [
      [2, 'slips.jsonl: the manifest says rows 2, measured was 1.'],
      [null, 'slips.jsonl: the manifest says rows null, measured was 1.'],
    ] as const) {
      const claims = (right: Claim[]) => right.map((claim, index) => (index === 4 ? { ...claim, rows } : claim));
      await expect(verifyArchive(archiveOf({ claims }))).rejects.toThrow(message);
    }
  });

  it('refuses a manifest that leaves an entry out', async () => {
    await expect(verifyArchive(archiveOf({ claims: (claims) => claims.slice(1) }))).rejects.toThrow(
      `names ${entryNames.length - 2} entries; ${entryNames.length - 1} are there`,
    );
  });

  it('refuses a manifest that counts rows which end in the middle', async () => {
    for (const text of ['memo\r\n"a', 'memo', '{"memo"']) {
      const name = text.startsWith('{') ? 'slips.jsonl' : 'slips.csv';
      const sha256 = createHash('sha256').update(text).digest('hex');
      const claims = (right: Claim[]) =>
        right.map((claim) => (claim.name === name ? { ...claim, bytes: text.length, sha256 } : claim));
      await expect(verifyArchive(archiveOf({ text: { [name]: text }, claims }))).rejects.toThrow(
        `${name}: the manifest says rows`,
      );
    }
  });

  it.each([
    ['no JSON', 'x', 'it is not JSON'],
    ['another format', '{"format":"other"}', 'format is not'],
    ['a later version', '{"format":"myhome-account/archive","formatVersion":3}', 'formatVersion is 3'],
    ['no entries', '{"format":"myhome-account/archive","formatVersion":1}', 'entries is not a list'],
    [
      'an entry of no size',
      '{"format":"myhome-account/archive","formatVersion":1,"entries":[{"name":"a","rows":null,"bytes":-1}]}',
      'entries[0].bytes',
    ],
  ])('refuses a manifest of %s', async (_, manifest, message) => {
    await expect(verifyArchive(archiveOf({ manifest }))).rejects.toThrow(MalformedManifest);
    await expect(verifyArchive(archiveOf({ manifest }))).rejects.toThrow(message);
  });

  it.each([
    ['without the optional members, as the first archives were', {}],
    ['of a period, with its count', { period: { from: '2025-01-01', to: '2025-12-31' }, recordsOutsideDays: 3 }],
    ['of everything', { period: { from: '2025-01-01', to: '2025-12-31' }, everything: true, recordsOutsideDays: 0 }],
    ['of everything that has no days', { everything: true, recordsOutsideDays: 7 }],
  ])('takes an archive %s', async (_, members) => {
    await expect(verifyArchive(archiveOf({ members }))).resolves.toMatchObject({
      entries: { length: entryNames.length },
    });
  });

  it('refuses a count of records outside days that is none', async () => {
    for (const recordsOutsideDays of [-1, 1.5, '3', null])
      await expect(verifyArchive(archiveOf({ members: { recordsOutsideDays } }))).rejects.toThrow(
        'recordsOutsideDays is not a count',
      );
  });

  it('refuses a manifest too large to be one', async () => {
    await expect(verifyArchive(archiveOf({ manifest: ' '.repeat(5 * 1024 * 1024) }))).rejects.toThrow(
      'it is larger than',
    );
  });

  it('takes a manifest of 4 MiB, and another entry of any size', async () => {
    const manifest = JSON.stringify({
      format: 'myhome-account/archive',
      formatVersion: 1,
      entries: [],
    }).padEnd(4 * 1024 * 1024);
    await expect(verifyArchive(archiveOf({ manifest }))).rejects.toThrow(ArchiveMismatch);

    const name = 'README.txt';
    const text = ' '.repeat(5 * 1024 * 1024);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const claims = (right: Claim[]) =>
      right.map((claim) => (claim.name === name ? { ...claim, bytes: text.length, sha256 } : claim));
    await expect(verifyArchive(archiveOf({ text: { [name]: text }, claims }))).resolves.toBeDefined();
  });

  it('refuses an archive with the entries of another version than its manifest says', async () => {
    await expect(verifyArchive(archiveOf({ names: version2Names }))).rejects.toThrow(
      'does not hold the entries of version 1',
    );
  });

  it.each([
    ['without the page that shows it', version2Names],
    ['with the page that shows it', [...version2Names, 'viewer.html']],
  ])('takes an archive of version 2 %s', async (_, names) => {
    await expect(verifyArchive(archiveOf({ names, members: { formatVersion: 2 } }))).resolves.toMatchObject({
      entries: names.map((name) => ({ name })),
    });
  });

  it('refuses a manifest that describes the page that shows it, and such a page in version 1', async () => {
    const names = [...version2Names, 'viewer.html'];
    const claims = (right: Claim[]) => [
      ...right,
      { name: 'viewer.html', rows: null, bytes: 0, sha256: '0'.repeat(64) },
    ];
    await expect(verifyArchive(archiveOf({ names, members: { formatVersion: 2 }, claims }))).rejects.toThrow(
      'The manifest names 10 entries; 9 are there.',
    );
    await expect(verifyArchive(archiveOf({ names: [...entryNames, 'viewer.html'] }))).rejects.toThrow();
  });

  it('refuses an archive of as many entries as its version has, of which one has another name', async () => {
    const names = [...entryNames.slice(0, -1), 'other.txt'];
    const versions = new Map([
      [1, [entryNames]],
      [2, [names]],
    ]);
    await expect(verifyArchive(archiveOf({ names }), versions)).rejects.toThrow(
      'does not hold the entries of version 1',
    );
  });

  it('refuses the first entry that belongs to no version of those before it', async () => {
    const [first = '', ...others] = entryNames;
    const versions = new Map([
      [1, [entryNames]],
      [2, [['other.txt', ...others.toReversed()]]],
    ]);
    const names = [first, others.at(-1) ?? '', ...others.slice(0, -1)];
    await expect(verifyArchive(archiveOf({ names }), versions)).rejects.toThrow(
      `its entry 2 is "${others.at(-1)}" instead of ${others[0]}`,
    );
  });

  it.each([
    ['lacks an entry', entryNames.slice(0, -1)],
    ['ends before its manifest', entryNames.slice(0, entryNames.indexOf('manifest.json'))],
    ['has them in another order', entryNames.toReversed()],
    ['has one more', [...entryNames, 'more.txt']],
  ])('refuses an archive that %s', async (_, names) => {
    await expect(verifyArchive(archiveOf({ names }))).rejects.toThrow(ArchiveDamaged);
  });
});
