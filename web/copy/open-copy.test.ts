import { describe, expect, it } from 'vitest';
import { handMadeCopy, handMadeCopyEntries } from '../../archive/copy/copies-under-test.ts';
import { handMadeZip } from '../../archive/zip/hand-made-zip.ts';
import { chosenFolder, chosenZip, openFully } from './opened-under-test.ts';
import { recordAt } from './record-at.ts';

const line = (value: string) =>
  `{"entry":{"S":"20250101#a_1"},"kind_cd_seq":{"S":"a_1"},"method_cd":{"S":"cash"},"value":{"N":${JSON.stringify(value)}}}\n`;
const opened = (slips: string) => openFully(chosenZip(handMadeCopy({ texts: { 'slips.jsonl': slips } })));

describe('a line that is no record', () => {
  it.each([
    ['that is no JSON', '{\n', 1],
    ['that is a list', '[]\n', 1],
    ['that is empty', '\n', 1],
    ['that is not ended', line('1').trimEnd(), 1],
    ['beside good ones', `${line('1')}nonsense\n${line('2')}`, 1],
  ])('%s is counted, and the copy is damaged', async (_, slips, unreadable) => {
    const { verdict, unreadableLines } = await opened(slips);
    expect([verdict, unreadableLines]).toEqual(['damaged', unreadable]);
  });

  it('of 3 MB does not stop the reader', async () => {
    const { unreadableLines } = await opened(`${'x'.repeat(3_000_000)}\n${line('5')}`);
    expect(unreadableLines).toBeGreaterThan(0);
  });
});

it.each(['abc', '', '1E400', '1E99999', 'Infinity', '--1', '0x10', '9'.repeat(500)])(
  'a value that claims to be the number %j is in no sum and stops nothing',
  async (value) => {
    const { proof, slips } = await opened(line(value));
    expect(proof.controlTotals.slips).toMatchObject({ rows: 1, rowsWithoutValue: 1, valueTotal: '0' });
    expect(recordAt(slips.kept, 0).value).toBe(value);
  },
);

it('a manifest that claims a billion rows takes no memory for them', async () => {
  const claims = (all: readonly Record<string, unknown>[]) =>
    all.map((claim) => (claim['name'] === 'slips.jsonl' ? { ...claim, rows: 1e9 } : claim));
  const { problems, slips } = await openFully(chosenZip(handMadeCopy({ claims })));
  expect(problems).toMatchObject([{ code: 'ROWS_DIFFER' }]);
  expect(slips.kept.rows).toBe(0);
});

it.each([5_000_000, 20_000_000])('a manifest of %i bytes is not read', async (bytes) => {
  const entries = handMadeCopyEntries().map((entry) =>
    entry.name === 'manifest.json' ? { ...entry, content: entry.content.toString().padEnd(bytes) } : entry,
  );
  await expect(openFully(chosenZip(handMadeZip(entries)))).rejects.toMatchObject({ code: 'MANIFEST_UNREADABLE' });
});

describe('files of a folder', () => {
  const files = Object.fromEntries(
    handMadeCopyEntries().map(({ name, content }) => [name.toString(), Buffer.from(content)]),
  );
  const inFolder = (folder: string, some = files) =>
    Object.fromEntries(Object.entries(some).map(([name, content]) => [`${folder}/${name}`, content]));

  it('are the copy, with whatever else lies beside them', async () => {
    const { verdict, source } = await openFully(
      chosenFolder({ ...inFolder('控え'), '控え/viewer.html': 'x', '控え/家計.xlsx': 'x', '控え/old/slips.csv': 'x' }),
    );
    expect([verdict, source.kind, source.name]).toEqual(['good', 'files', '控え']);
  });

  it('of two copies are refused', async () => {
    const both = chosenFolder({ ...inFolder('a/1'), ...inFolder('a/2') });
    await expect(openFully(both)).rejects.toMatchObject({ code: 'TWO_COPIES' });
  });

  it('without the manifest are asked for as a whole', async () => {
    const some = { 'slips.jsonl': Buffer.from(''), 'kinds.jsonl': Buffer.from('') };
    await expect(openFully(chosenFolder(some))).rejects.toMatchObject({ code: 'NO_MANIFEST_BESIDE' });
  });

  it('of the original app are recognised', async () => {
    const legacy = { 'slip_20250101_20250131.tcv': '', 'balance_20250101_20250131.tcv': '' };
    await expect(openFully(chosenFolder(legacy))).rejects.toMatchObject({ code: 'LEGACY_COPY' });
    const zip = handMadeZip(Object.keys(legacy).map((name) => ({ name, content: '' })));
    await expect(openFully(chosenZip(zip))).rejects.toMatchObject({ code: 'LEGACY_COPY' });
  });

  it('that a spreadsheet program saved again leave the records as they are', async () => {
    const { verdict, problems } = await openFully(chosenFolder({ ...files, 'slips.csv': 'saved again' }));
    expect([verdict, problems.map(({ facts }) => facts['entry'])]).toEqual(['csv-changed', ['slips.csv']]);
  });
});

it('progress ends at all bytes, and the reader pauses between pieces', async () => {
  const told: number[] = [];
  let breaths = 0;
  const slips = line('1').repeat(3_000);
  await openFully(chosenZip(handMadeCopy({ texts: { 'slips.jsonl': slips } })), {
    onProgress: (done, total) => told.push(done / total),
    breathe: () => void (breaths += 1),
  });
  expect(told.at(-1)).toBe(1);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(breaths).toBe(told.length);
});
