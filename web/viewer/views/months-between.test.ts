import { expect, it } from 'vitest';
import { monthsBetween } from './months-between.ts';

it('every month from the first to the last is there once', () => {
  expect(monthsBetween('2024-11', '2025-02')).toEqual(['2024-11', '2024-12', '2025-01', '2025-02']);
  expect(monthsBetween('2025-01', '2025-01')).toEqual(['2025-01']);
  expect(monthsBetween('', '')).toEqual([]);
});

it('one slip of the year 9999 ends the list at a thousand years', () => {
  expect(monthsBetween('0001-01', '9999-12')).toHaveLength(12_000);
});

it('the last month of all is the last', () => {
  expect(monthsBetween('9999-11', '9999-12')).toEqual(['9999-11', '9999-12']);
});
