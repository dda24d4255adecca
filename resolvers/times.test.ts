import { describe, expect, it } from 'vitest';
import { heartbeatMs } from '../functions/export-worker/progress.ts';
import { eventAgeSeconds } from '../infra/event-age.ts';
import {
  historySeconds,
  leaseSeconds,
  requestIdSeconds,
  slotSeconds,
  startWithinSeconds,
  tombstoneSeconds,
} from './times.ts';

/** Lambda's first retry of an event (Lambda developer guide, asynchronous invocation). */
const firstRetrySeconds = 60;
const daySeconds = 86_400;

describe('the durations', () => {
  it('let one report of a worker be lost, and a retry take over', () => {
    expect(leaseSeconds).toBeGreaterThan((2 * heartbeatMs) / 1000);
    expect(leaseSeconds).toBeLessThan(firstRetrySeconds);
  });

  it('let Lambda’s last try begin before the sweeper ends a request', () => {
    expect(startWithinSeconds).toBeGreaterThan(eventAgeSeconds + firstRetrySeconds);
    expect(startWithinSeconds).toBeLessThanOrEqual(eventAgeSeconds + 10 * 60);
  });

  it('hold a slot longer than a request and its run may take', () => {
    const runSeconds = 15 * 60;
    expect(slotSeconds).toBeGreaterThan(startWithinSeconds + runSeconds);
    expect(slotSeconds).toBeLessThan(daySeconds);
  });

  it('keep a deleted id refused longer than a request may name it and an event may wait', () => {
    expect(tombstoneSeconds).toBeGreaterThan(2 * requestIdSeconds + startWithinSeconds);
    expect(tombstoneSeconds).toBeLessThan(historySeconds);
  });

  it('keep more than a year of history', () => {
    expect(historySeconds).toBeGreaterThan(366 * daySeconds);
  });
});
