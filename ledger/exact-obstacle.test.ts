import { expect, it } from 'vitest';
import { exactObstacle } from './exact-obstacle.ts';

const found = (salvaged: boolean, ...refused: readonly [string, number][]) => ({
  salvaged,
  tables: refused.map(([table, lines]) => ({ table, refused: lines })),
});

it.each([
  ['a whole copy', found(false, ['slips', 0], ['balances', 0]), null],
  ['a copy without tables', found(false), null],
  ['a salvaged copy', found(true, ['slips', 0]), 'SALVAGED'],
  ['a refused slip', found(false, ['slips', 1]), 'LINES_REFUSED'],
  ['a refused balance', found(false, ['slips', 0], ['balances', 2]), 'LINES_REFUSED'],
  ['a refused kind, since no kind is ever deleted', found(false, ['kinds', 1], ['methods', 1]), null],
] as const)('%s: %j', (_, facts, obstacle) => {
  expect(exactObstacle(facts)).toBe(obstacle);
});
