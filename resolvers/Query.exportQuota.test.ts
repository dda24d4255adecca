import type { JsonObject } from 'local-aws/json.ts';
import { describe, expect, it } from 'vitest';
import { ada, asAda, asWorker, resolverNowMs, resolverUnderTest, valueOf } from '../test/resolver-under-test.ts';
import { slotSeconds } from './times.ts';

const field = resolverUnderTest('Query.exportQuota.ts');
const nowSeconds = resolverNowMs / 1000;
const today = '2026-01-15';
const shown = (result: JsonObject | null) => valueOf(field.response(asAda({}, { result })));
const unused = { perDay: 20, usedToday: 0, atOnce: 3, running: 0, resetsAt: '2026-01-16T00:00:00.000Z' };

describe('the quota', () => {
  it('is of the caller’s own row as it is now', () => {
    expect(valueOf(field.request(asAda({ owner: 'somebody-else' })))).toEqual({
      operation: 'GetItem',
      key: { owner: { S: ada }, entry: { S: 'QUOTA' } },
      consistentRead: true,
    });
    expect(field.request(asWorker()).kind).toBe('unauthorized');
  });

  it('is unused without a row, without a request today, and after an earlier day', () => {
    for (const result of [null, { day: today }, { day: '2026-01-14', today: ['A'] }])
      expect(shown(result)).toEqual(unused);
  });

  it('counts the requests of today, and of a later day after the clock was set back', () => {
    expect(shown({ day: today, today: ['A', 'B'] })).toEqual({ ...unused, usedToday: 2 });
    expect(shown({ day: '2026-01-17', today: ['A'] })).toEqual({
      ...unused,
      usedToday: 1,
      resetsAt: '2026-01-18T00:00:00.000Z',
    });
  });

  it('counts the slots that are in use', () => {
    const lapsedBefore = nowSeconds - slotSeconds;
    const slots = { A: lapsedBefore - 1, B: lapsedBefore, C: nowSeconds, D: null };
    expect(shown({ day: today, slots })).toEqual({ ...unused, running: 2 });
  });
});
