import { expect, it } from 'vitest';
import { handMadeCopy } from '../../archive/copy/copies-under-test.ts';
import { copiesAmong } from './copies-among.ts';
import { chosenZip, openFully } from './opened-under-test.ts';
import { sameCopies } from './same-copy.ts';

const chosen = (...paths: string[]) => paths.map((path) => ({ path, file: new File([], path) }));
const namesIn = (...paths: string[]) => {
  const { copies, leftOut } = copiesAmong(chosen(...paths));
  return [copies.map((files) => files.map(({ path }) => path)), leftOut];
};

it.each<[string, string[], string[][], number]>([
  ['two zips', ['a.zip', 'b.ZIP'], [['a.zip'], ['b.ZIP']], 0],
  ['the files of a folder', ['x/manifest.json', 'x/slips.jsonl'], [['x/manifest.json', 'x/slips.jsonl']], 0],
  [
    'two folders and a zip in one',
    ['d/1/manifest.json', 'd/2/manifest.json', 'd/2/a.csv', 'd/3.zip', 'd/.DS_Store'],
    [['d/1/manifest.json'], ['d/2/manifest.json', 'd/2/a.csv'], ['d/3.zip']],
    0,
  ],
  ['a zip beside something else', ['a.zip', 'photo.jpg'], [['a.zip']], 1],
  [
    'the zip beside what it was unpacked into',
    ['manifest.json', 'slips.jsonl', 'a.zip'],
    [['manifest.json', 'slips.jsonl'], ['a.zip']],
    0,
  ],
  ['a file whose name has .zip in its middle', ['a.zip.txt', 'b.zip'], [['b.zip']], 1],
  ['no copy at all', ['slips.jsonl', 'kinds.jsonl'], [['slips.jsonl', 'kinds.jsonl']], 0],
  ['a zip under another name', ['copy.bin'], [['copy.bin']], 0],
  ['the same beside a file of the system', ['d/.DS_Store', 'd/copy.bin'], [['d/copy.bin']], 0],
  ['only a file of the system', ['.DS_Store'], [['.DS_Store']], 0],
])('a person who chose %s chose these copies', (_, paths, copies, leftOut) => {
  expect(namesIn(...paths)).toEqual([copies, leftOut]);
});

it('the same copy twice is one, and the whole one stands for it', async () => {
  const zip = handMadeCopy({ texts: { 'README.txt': 'as it was made' } });
  const damaged = Buffer.from(zip);
  damaged[40] = (damaged[40] ?? 0) ^ 1;
  const other = handMadeCopy({ manifest: { exportId: 'y' } });
  const changed = handMadeCopy({ texts: { 'README.txt': 'of another content' } });
  const all = [damaged, zip, other, zip, damaged, changed];
  const opened = await Promise.all(all.map((one) => openFully(chosenZip(one))));
  expect(opened[0]?.verdict).toBe('damaged');
  expect(sameCopies(opened)).toEqual([1, 1, 2, 1, 1, 5]);
});

it('of one of several copies only sums are kept', async () => {
  const line = '{"entry":{"S":"20250101#a_1"},"kind_cd_seq":{"S":"a_1"},"value":{"N":"7"}}\n';
  const { slips, months } = await openFully(chosenZip(handMadeCopy({ texts: { 'slips.jsonl': line } })), {
    isSummary: true,
  });
  expect([slips.kept.rows, slips.omitted, months[0]?.slips]).toEqual([0, 1, 1]);
});
