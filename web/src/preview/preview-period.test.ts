import { expect, it } from 'vitest';
import { dayCount, longestPeriodDays } from '../../../ledger/period.ts';
import { previewPeriod } from './preview-period.ts';

it('looks at the days chosen, whatever the ledger holds', () => {
  const period = { from: '2025-01-01', to: '2025-01-31' };
  expect(previewPeriod(period, null)).toBe(period);
});

it('looks at all of the ledger’s days for everything', () => {
  expect(previewPeriod('everything', { first: '2016-11-01', last: '2026-10-31' })).toEqual({
    from: '2016-11-01',
    to: '2026-10-31',
  });
});

it('looks at the first days of a ledger that is longer than may be asked for', () => {
  const period = previewPeriod('everything', { first: '0301-01-01', last: '2026-10-31' });
  expect(period?.from).toBe('0301-01-01');
  expect(period && dayCount(period)).toBe(longestPeriodDays);
});

it('has nothing to look at where no record has a day', () => {
  expect(previewPeriod('everything', { first: null, last: null })).toBeUndefined();
  expect(previewPeriod('everything', undefined)).toBeUndefined();
});
