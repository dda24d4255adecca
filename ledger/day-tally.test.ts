import { expect, it } from 'vitest';
import { DayTally, mostMonths } from './day-tally.ts';

it('counts per month and dataset, whatever the order in which datasets take turns', () => {
  const tally = new DayTally();
  const [slips, balances] = [tally.counterOf('slips'), tally.counterOf('balances')];
  expect([slips('20250131#a'), slips('20250131#a'), balances('20250201#c'), slips('20250201#b')]).toEqual([
    '20250131',
    '20250131',
    '20250201',
    '20250201',
  ]);
  expect(tally.months()).toEqual([
    { month: '2025-01', slips: 2, balances: 0 },
    { month: '2025-02', slips: 1, balances: 1 },
  ]);
  expect(tally.days()).toEqual({ from: '2025-01-31', to: '2025-02-01' });
  expect(tally.recordsOutsideDays()).toBe(0);
});

it.each([
  '',
  '20320230#k1',
  '20250101',
  '2025-01-01#a',
  '20250100#a',
  '2025010１#a',
  'no day at all',
  '20250101x#',
  '\u{20bb7}#',
  '20251301#a',
  ' 20250101#',
])('takes the key %j for one of no day, and counts it', (key) => {
  const tally = new DayTally();
  const slips = tally.counterOf('slips');
  expect(slips('20250101#a')).toBe('20250101');
  expect(slips(key)).toBeUndefined();
  expect(slips(key)).toBeUndefined();
  expect(tally.recordsOutsideDays()).toBe(2);
  expect(tally.months()).toEqual([{ month: '2025-01', slips: 1, balances: 0 }]);
});

it('has no days when no record has one', () => {
  const tally = new DayTally();
  tally.counterOf('balances')('x');
  expect([tally.days(), tally.months(), tally.recordsOutsideDays()]).toEqual([undefined, [], 1]);
});

it('gives months up, and keeps the rest, when there are more than any household has', () => {
  const tally = new DayTally();
  const slips = tally.counterOf('slips');
  for (let month = 0; month < mostMonths; month += 1)
    slips(`${String(1000 + Math.floor(month / 12))}${String((month % 12) + 1).padStart(2, '0')}01#a`);
  expect(tally.months()).toHaveLength(mostMonths);
  slips('20250101#a');
  slips('x');
  expect(tally.months()).toBeNull();
  expect(tally.days()).toEqual({ from: '1000-01-01', to: '2025-01-01' });
  expect(tally.recordsOutsideDays()).toBe(1);
});

it('finds the first and the last day, and orders the months, of records in any order', () => {
  const tally = new DayTally();
  const slips = tally.counterOf('slips');
  for (const key of ['20250310#a', '20250101#a', '20250201#a', '20250102#a']) slips(key);
  expect(tally.days()).toEqual({ from: '2025-01-01', to: '2025-03-10' });
  expect(tally.months()?.map(({ month, slips: count }) => [month, count])).toEqual([
    ['2025-01', 2],
    ['2025-02', 1],
    ['2025-03', 1],
  ]);
});

it('goes on with the days of more months after it gave the months up', () => {
  const tally = new DayTally();
  const slips = tally.counterOf('slips');
  for (let month = 0; month <= mostMonths + 1; month += 1)
    slips(`${String(1000 + Math.floor(month / 12))}${String((month % 12) + 1).padStart(2, '0')}01#a`);
  expect(slips('20250101#a')).toBe('20250101');
  expect(tally.months()).toBeNull();
  expect(tally.days()).toEqual({ from: '1000-01-01', to: '2025-01-01' });
});
