import { describe, expect, it } from 'vitest';
import type { RestoreSample } from './restore-time-left.ts';
import { RestoreTimeLeft } from './restore-time-left.ts';

const sample = (fields: Partial<RestoreSample>): RestoreSample => ({
  ...{ status: 'APPLYING', done: 100, total: 10_100, atMs: 0 },
  ...fields,
});

describe('the time left of a restore', () => {
  it('goes by the usual speed of writes until there is enough progress, and then by the progress', () => {
    const left = new RestoreTimeLeft();
    expect(left.secondsFrom(sample({}))).toBe(10);
    expect(left.secondsFrom(sample({ atMs: 2_000, done: 2_100 }))).toBe(8);
    expect(left.secondsFrom(sample({ atMs: 4_000, done: 2_100 }))).toBe(16);
    expect(left.secondsFrom(sample({ atMs: 9_000, done: 100 }))).toBe(10);
    expect(left.secondsFrom(sample({ atMs: 9_000, done: 200, total: 100 }))).toBe(0);
  });

  it('is unknown for other work until there is enough progress, and while the total is unknown', () => {
    const left = new RestoreTimeLeft();
    expect(left.secondsFrom(sample({ status: 'CHECKING' }))).toBeUndefined();
    expect(left.secondsFrom(sample({ status: 'CHECKING', atMs: 5_000, done: 100 }))).toBeUndefined();
    expect(left.secondsFrom(sample({ status: 'CHECKING', atMs: 5_000, done: 5_100 }))).toBe(5);
    expect(left.secondsFrom(sample({ total: null }))).toBeUndefined();
    left.secondsFrom(sample({ status: 'STOPPING', done: 0 }));
    expect(left.secondsFrom(sample({ status: 'STOPPING', atMs: 5_000 }))).toBeUndefined();
  });

  it('begins again with each status, and when a run begins at its first record again', () => {
    const left = new RestoreTimeLeft();
    left.secondsFrom(sample({ done: 0 }));
    expect(left.secondsFrom(sample({ status: 'VERIFYING', atMs: 5_000, done: 5_000 }))).toBeUndefined();
    expect(left.secondsFrom(sample({ status: 'VERIFYING', atMs: 9_000, done: 10 }))).toBeUndefined();
  });
});
