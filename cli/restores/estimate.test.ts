import { describe, expect, it } from 'vitest';
import { Estimate, roughly } from './estimate.ts';

describe('the estimate', () => {
  it('is not known before the run has moved for a second', () => {
    const estimate = new Estimate();
    expect(estimate.remainingMs({ status: 'APPLYING', done: 100, total: 1000 }, 0)).toBeUndefined();
    expect(estimate.remainingMs({ status: 'APPLYING', done: 100, total: 1000 }, 2000)).toBeUndefined();
    expect(estimate.remainingMs({ status: 'APPLYING', done: 200, total: 1000 }, 500)).toBeUndefined();
  });

  it('is the rest at the speed so far', () => {
    const estimate = new Estimate();
    estimate.remainingMs({ status: 'APPLYING', done: 100, total: 1000 }, 0);
    expect(estimate.remainingMs({ status: 'APPLYING', done: 400, total: 1000 }, 3000)).toBe(6000);
    expect(estimate.remainingMs({ status: 'APPLYING', done: 1000, total: null }, 4000)).toBeUndefined();
  });

  it('begins again with each status, and when a run begins at its first record again', () => {
    const estimate = new Estimate();
    estimate.remainingMs({ status: 'APPLYING', done: 0, total: 1000 }, 0);
    expect(estimate.remainingMs({ status: 'VERIFYING', done: 500, total: 1000 }, 5000)).toBeUndefined();
    expect(estimate.remainingMs({ status: 'VERIFYING', done: 10, total: 1000 }, 9000)).toBeUndefined();
  });

  it.each([
    [1, '1 s'],
    [99_000, '99 s'],
    [99_001, '2 min'],
    [7_200_000, '2 h'],
  ])('%i ms are %s', (ms, text) => {
    expect(roughly(ms)).toBe(text);
  });
});
