import { expect, it } from 'vitest';
import { addressWith, daysInAddress } from './days-in-address.ts';

it.each([
  ['', 'everything'],
  ['?from=2025-01-01&to=2025-12-31', { from: '2025-01-01', to: '2025-12-31' }],
  ['?from=2025-01-01', 'everything'],
  ['?from=2025-02-30&to=2025-12-31', 'everything'],
  ['?from=2025-12-31&to=2025-01-01', 'everything'],
  ['?from=%3Cscript%3E&to=2025-01-01', 'everything'],
])('the days in %j are %j', (search, days) => {
  expect(daysInAddress(search)).toEqual(days);
});

it('chosen days replace those of the address, and leave the rest of it', () => {
  const page = 'https://ledger.example/?lang=ja#restore';
  const year = { from: '2025-01-01', to: '2025-12-31' };
  const chosen = addressWith(year, page);
  expect(chosen).toBe('https://ledger.example/?lang=ja&from=2025-01-01&to=2025-12-31#restore');
  expect(daysInAddress(new URL(chosen).search)).toEqual(year);
  expect(addressWith('everything', chosen)).toBe(page);
});
