import { expect, it } from 'vitest';
import { isGraveLoss } from './record-loss.ts';

it.each([
  ['a table gone to nothing', [{ rows: 0, earlierRows: 1 }], true],
  ['a twentieth exactly', [{ rows: 95, earlierRows: 100 }], false],
  ['more than a twentieth', [{ rows: 94, earlierRows: 100 }], true],
  [
    'a little of one table and much of another',
    [
      { rows: 999, earlierRows: 1000 },
      { rows: 1, earlierRows: 3 },
    ],
    true,
  ],
  ['one row of many', [{ rows: 45_715, earlierRows: 45_716 }], false],
  ['nothing', [], false],
])('%s', (_, tables, grave) => {
  expect(isGraveLoss(tables)).toBe(grave);
});
