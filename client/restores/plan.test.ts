import { describe, expect, it } from 'vitest';
import type { Found } from './plan.ts';
import { closingSum, planFor, writesOf } from './plan.ts';

const table = { table: 'slips', rows: 100, added: 10, changed: 5, same: 82, onlyHere: 4, refused: 3 };
const kinds = { table: 'kinds', rows: 8, added: 0, changed: 2, same: 6, onlyHere: 0, refused: 0 };
const plan = (mode: 'ADD' | 'REPLACE' | 'EXACT', changesMasters: boolean, changed: number, deleted = 0) => ({
  mode,
  changesMasters,
  hash: `${mode}-${changesMasters}`,
  added: 10,
  changed,
  deleted,
});
const found: Found = {
  ...{ kind: 'ARCHIVE', formatVersion: 3, isOfAnotherOwner: false, requestedAt: null, from: null, to: null },
  ...{ everything: true, salvaged: false, refused: [], unwritable: 0, methods: [], turnedKinds: [] },
  ...{ methodsLeftOut: null, slipsWithoutEffect: 0, turnedKindsLeftOut: null },
  tables: [table, kinds],
  plans: [plan('ADD', false, 0), plan('ADD', true, 2), plan('REPLACE', false, 5), plan('EXACT', true, 7, 4)],
};

describe('the sum of a choice', () => {
  it.each(found.plans)('closes for $mode, with changed masters: $changesMasters', (choice) => {
    const { rows, added, changed, same, left, refused } = closingSum(found, choice);
    expect(added + changed + same + left + refused).toBe(rows);
    expect(left).toBe(7 - choice.changed);
  });
});

it('a choice is found with its number of writes, and an absent one is not', () => {
  const exact = planFor(found, { mode: 'EXACT', changesMasters: true });
  expect(exact && writesOf(exact)).toBe(21);
  expect(planFor(found, { mode: 'EXACT', changesMasters: false })).toBeUndefined();
});
