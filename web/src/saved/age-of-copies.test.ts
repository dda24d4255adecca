import { expect, it } from 'vitest';
import { daysSinceEverything } from './age-of-copies.ts';

const nowMs = Date.UTC(2026, 10, 27, 12);
const copy = (requestedAt: string, everything = true) => ({ requestedAt, everything });

it.each([
  ['no receipt', [], null],
  ['only some days', [copy('2026-11-27T00:00:00Z', false)], null],
  ['just now', [copy('2026-11-27T11:59:00Z')], 0],
  ['almost a day ago', [copy('2026-11-26T12:00:01Z')], 0],
  ['a day ago', [copy('2026-11-26T12:00:00Z')], 1],
  ['the newest of several', [copy('2026-11-01T00:00:00Z'), copy('2026-11-20T12:00:00Z')], 7],
  ['a clock that is behind', [copy('2026-11-28T00:00:00Z')], 0],
])('the age of the last confirmed copy of everything: %s', (_, receipts, days) => {
  expect(daysSinceEverything(receipts, nowMs)).toBe(days);
});
