import { expect, it } from 'vitest';
import { wallClock } from './wall-clock.ts';

it.each([
  ['2026-01-31T15:00:00.000Z', 'Asia/Tokyo', '2026-02-01T00:00:00.000Z'],
  ['2026-01-31T14:59:59.999Z', 'Asia/Tokyo', '2026-01-31T23:59:59.000Z'],
  ['2026-07-01T00:00:00.000Z', 'America/New_York', '2026-06-30T20:00:00.000Z'],
  ['2026-12-01T00:00:00.000Z', 'America/New_York', '2026-11-30T19:00:00.000Z'],
  ['2026-01-01T00:00:00.000Z', 'Asia/Kolkata', '2026-01-01T05:30:00.000Z'],
  ['2026-01-01T00:00:00.000Z', 'UTC', '2026-01-01T00:00:00.000Z'],
])('at %s in %s is %s', (instant, timeZone, shown) => {
  expect(wallClock(instant, timeZone).toISOString()).toBe(shown);
});

it('is not made of an instant or a time zone that is none', () => {
  expect(() => wallClock('', 'Asia/Tokyo')).toThrow(RangeError);
  expect(() => wallClock('2026-01-01T00:00:00.000Z', 'Asia/Tokio')).toThrow(RangeError);
});
