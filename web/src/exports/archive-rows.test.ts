import { expect, it } from 'vitest';
import { archiveRows, periodRows } from './archive-rows.ts';

const entries = (slips: number, balances: number) => [
  { name: 'slips.csv', rows: slips },
  { name: 'balances.csv', rows: balances },
  { name: 'kinds.csv', rows: 21 },
  { name: 'slips.jsonl', rows: slips },
  { name: 'manifest.json', rows: null },
];

it('counts each dataset once, though the archive holds it twice', () => {
  expect(archiveRows(entries(7, 5))).toEqual([
    { dataset: 'slips', rows: 7 },
    { dataset: 'balances', rows: 5 },
    { dataset: 'kinds', rows: 21 },
  ]);
});

it('finds an archive empty whose period holds nothing, whatever its masters hold', () => {
  expect([periodRows(entries(0, 0)), periodRows(entries(0, 1))]).toEqual([0, 1]);
});
