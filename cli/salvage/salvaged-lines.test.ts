import { expect, it } from 'vitest';
import type { SalvagedTable } from '../../archive/salvage/salvage-copy.ts';
import { isComplete, salvagedLines } from './salvaged-lines.ts';

const whole: SalvagedTable = {
  ...{ table: 'slips', records: 2950, fromCsv: 0, claimed: 2950 },
  entries: [
    { name: 'slips.jsonl', state: 'INTACT' },
    { name: 'slips.csv', state: 'INTACT' },
  ],
  ...{ isProven: true, lostLines: 0, examples: [] },
};

it('says what was saved of each table, from where, and what is lost', () => {
  expect(salvagedLines([whole], true)).toEqual(['slips: 2,950 of 2,950 records', 'No record is lost.']);
  const broken: SalvagedTable = {
    ...{ table: 'balances', records: 10, fromCsv: 4, claimed: 12, isProven: false },
    entries: [
      { name: 'balances.jsonl', state: 'DAMAGED' },
      { name: 'balances.csv', state: 'CUT' },
    ],
    ...{ lostLines: 3, examples: [{ entry: 'balances.jsonl', lineNumber: 17, reason: 'NOT_JSON' }] },
  };
  expect(salvagedLines([whole, broken], false)).toEqual([
    'slips: 2,950 of 2,950 records',
    'balances: 10 of 12 records, 4 of them from balances.csv, which lacks attributes without a column',
    '  balances.jsonl is damaged',
    '  balances.csv is cut off',
    '  No checksum vouches for these records. Look at them before you restore.',
    '  lost: balances.jsonl, line 17: The line is not JSON.',
    '  and 2 more lines',
    'The manifest is lost. The new copy holds every record that was found, and does not know its days.',
    'Records are lost, or no checksum vouches for them. Keep the damaged file until you have looked at the new one.',
  ]);
});

it.each([
  ['fewer records than the manifest says', { records: 2949 }, false],
  ['a lost line', { lostLines: 1 }, false],
  ['records without a checksum', { isProven: false }, false],
  ['a manifest that is lost', { claimed: null }, true],
] as const)('%s', (_, change, complete) => {
  expect(isComplete([whole, { ...whole, ...change }])).toBe(complete);
});
