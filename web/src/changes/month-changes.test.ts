import { expect, it } from 'vitest';
import { monthChanges } from './month-changes.ts';

const month = (name: string, slips = 2, income = '100') => ({
  ...{ month: name, slips, balances: 1, income, expense: '0' },
});
const changed = (...[copied, months, notCounted = []]: [Month[], Month[], string[]?]) =>
  monthChanges(copied, { months, notCounted }).map(
    ({ month: name, then, now }) => `${name} ${then.slips}-${now.slips}`,
  );
type Month = ReturnType<typeof month>;

it('are the months with other counts or sums, newest first', () => {
  const copied = [month('2025-01'), month('2025-02'), month('2025-03'), month('2025-04')];
  const now = [month('2025-01'), month('2025-02', 3), month('2025-03', 2, '101'), month('2025-05')];
  expect(changed(copied, now)).toEqual(['2025-05 0-2', '2025-04 2-0', '2025-03 2-2', '2025-02 2-3']);
  expect(changed(copied, copied)).toEqual([]);
});

it('are not known of a month that could not be counted', () => {
  expect(changed([month('2025-01'), month('2025-02')], [month('2025-02', 1)], ['2025-01'])).toEqual(['2025-02 2-1']);
});
