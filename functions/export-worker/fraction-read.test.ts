import { expect, it } from 'vitest';
import { fractionRead } from './fraction-read.ts';

const february = { from: '2025-02-01', to: '2025-02-28' };
const today = '2025-12-31';

it.each([
  ['nothing has been read', '', undefined, 0],
  ['nothing has been read of a ledger that has days', '', '20250201', 0],
  ['both tables have ended without a day', '~', undefined, 0],
  ['its first day has', '20250201', '20250201', 1 / 28],
  ['half of it has', '20250214', '20250203', 0.5],
  ['its last day has', '20250228', '20250201', 1],
  ['both tables have ended', '~', '20250201', 1],
])('of a period, when %s', (_, readThrough, firstDay, fraction) => {
  expect(fractionRead(february, { readThrough, firstDay }, today)).toBeCloseTo(fraction);
});

it.each([
  ['nothing has been read', '', undefined, 0],
  ['only records without a day have', '', undefined, 0],
  ['one of two years has', '20241231', '20240101', 366 / 731],
  ['today has, and more may follow', '20251231', '20240101', 0.99],
  ['a day to come has', '20300101', '20240101', 0.99],
  ['all lies ahead of today', '20300101', '20300101', 0.99],
  ['both tables have ended', '~', '20240101', 1],
])('of everything, when %s', (_, readThrough, firstDay, fraction) => {
  expect(fractionRead(null, { readThrough, firstDay }, today)).toBeCloseTo(fraction);
});

it('never falls while days go by', () => {
  let before = 0;
  for (let year = 1990; year < 2060; year += 1) {
    const now = fractionRead(null, { readThrough: `${year}0615`, firstDay: '19900101' }, today);
    expect(now).toBeGreaterThanOrEqual(before);
    before = now;
  }
});
