import { expect, it } from 'vitest';
import { formatsFor } from './formats.ts';

it.each([
  ['0', '¥0'],
  ['-1234', '-¥1,234'],
  ['1234567.05', '¥1,234,567.05'],
  ['99999999999999999999999999999999999999', '¥99,999,999,999,999,999,999,999,999,999,999,999,999'],
])('the amount %s is written exactly as %s', (amount, text) => {
  expect(formatsFor('ja').yen(amount)).toBe(text);
});

it('a day that is none stays as it is stored', () => {
  expect([formatsFor('ja').day('2025-01-31'), formatsFor('ja').day('20320230')]).toEqual(['2025/01/31', '20320230']);
});
