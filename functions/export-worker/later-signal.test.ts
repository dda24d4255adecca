import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { laterSignal } from './later-signal.ts';

describe('a signal that comes later', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const reason = new Error('cancelled');

  it('aborts that long after the first, for the same reason', () => {
    const first = new AbortController();
    const later = laterSignal(first.signal, 20_000);
    vi.advanceTimersByTime(60_000);
    expect(later.aborted).toBe(false);
    first.abort(reason);
    vi.advanceTimersByTime(19_999);
    expect(later.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(later.reason).toBe(reason);
  });

  it('counts from now where the first is aborted already', () => {
    const later = laterSignal(AbortSignal.abort(reason), 20_000);
    vi.advanceTimersByTime(19_999);
    expect(later.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(later.reason).toBe(reason);
  });
});
