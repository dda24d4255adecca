import { expect, it } from 'vitest';
import { restoreUses } from '../../../client/apollo/restore-quota-refusal.ts';
import { enRestore } from './en-restore.ts';
import { jaRestore } from './ja-restore.ts';
import { nextUtcDay } from './next-utc-day.ts';

it.each([
  ['2026-11-27T21:49:00.000Z', '2026-11-28T00:00:00.000Z'],
  ['2026-11-27T23:59:59.999Z', '2026-11-28T00:00:00.000Z'],
  ['2026-11-28T00:00:00.000Z', '2026-11-29T00:00:00.000Z'],
])('at %s a used-up limit is renewed at %s', (now, expected) => {
  expect(nextUtcDay(Date.parse(now))).toBe(expected);
});

// In Japan the day of UTC begins at nine in the morning, so "tomorrow" may be a day too late.
it('a used-up limit says from when on there is more', () => {
  for (const { quota } of [jaRestore, enRestore])
    for (const use of restoreUses) {
      const { next } = quota[use]('20', '2026/11/28 9:00');
      expect(next).toContain('2026/11/28 9:00');
      expect(next).not.toMatch(/明日|tomorrow|UTC/u);
    }
});
