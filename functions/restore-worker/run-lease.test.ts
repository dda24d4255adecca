import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RestoreStateFragment } from '../__generated__/graphql.ts';
import type { RestoreReport } from '../jobs/restore-jobs.ts';
import { RestoreRefused } from '../jobs/restore-jobs.ts';
import { heartbeatMs, leaseMs, longestWriteMs, RunLease, StopRequested, TimeIsUp } from './run-lease.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Answer = Promise<RestoreStateFragment>;
const stateOf = (status: RestoreStateFragment['status']) => ({ status }) as RestoreStateFragment;
const accepted: Answer = Promise.resolve(stateOf('APPLYING'));

const leaseWith = (report: (report: RestoreReport) => Answer, remainingMs = 3_600_000) => {
  const logged: string[] = [];
  return { logged, lease: new RunLease({ report, remainingMs, log: (step) => logged.push(step) }) };
};

/** Whether a write may begin now, without waiting. */
async function mayWrite(lease: RunLease): Promise<boolean> {
  let may = false;
  void lease.untilMayWrite().then(
    () => (may = true),
    () => undefined,
  );
  await vi.advanceTimersByTimeAsync(0);
  return may;
}

describe('a write', () => {
  it('may begin only while it would end within the lease, counted from when the last accepted report was sent', async () => {
    let answer: (state: RestoreStateFragment) => void = () => undefined;
    const { lease } = leaseWith(() => new Promise((resolve) => (answer = resolve)));
    // The first heartbeat is sent, and not answered for a long time.
    await vi.advanceTimersByTimeAsync(heartbeatMs);
    await vi.advanceTimersByTimeAsync(leaseMs - longestWriteMs - heartbeatMs - 1);
    expect(await mayWrite(lease)).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(await mayWrite(lease)).toBe(false);
    // The answer comes late. The lease is counted from the sending, not from the answer.
    await vi.advanceTimersByTimeAsync(5_000);
    answer(stateOf('APPLYING'));
    expect(await mayWrite(lease)).toBe(true);
    await vi.advanceTimersByTimeAsync(heartbeatMs - 5_000 - 1);
    expect(await mayWrite(lease)).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(await mayWrite(lease)).toBe(false);
    answer(stateOf('APPLYING'));
    await lease.close();
  });

  it('waits for the next accepted report, and begins then', async () => {
    const answers = [Promise.reject(new Error('no answer')), Promise.reject(new Error('no answer')), accepted];
    for (const one of answers) one.catch(() => undefined);
    const { lease, logged } = leaseWith(() => answers.shift() ?? accepted);
    await vi.advanceTimersByTimeAsync(2 * heartbeatMs + longestWriteMs);
    expect(logged).toEqual(['progress-not-reported', 'progress-not-reported']);
    let began = false;
    const writing = lease.untilMayWrite().then(() => (began = true));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(began).toBe(false);
    await vi.advanceTimersByTimeAsync(heartbeatMs);
    expect(began).toBe(true);
    await writing;
    await lease.close();
  });

  it('never begins after the run has lost the restore', async () => {
    const { lease } = leaseWith(() => Promise.reject(new RestoreRefused('ReportRefused', 'APPLYING')));
    await vi.advanceTimersByTimeAsync(heartbeatMs);
    await expect(lease.untilMayWrite()).rejects.toThrow(RestoreRefused);
    await lease.close();
  });
});

describe('a run', () => {
  it('reports at most once a second, and the latest progress', async () => {
    const said: number[] = [];
    const { lease } = leaseWith(({ progress }) => {
      said.push(progress?.done ?? -1);
      return accepted;
    });
    for (let done = 1; done <= 30; done += 1) {
      lease.update({ done });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(said).toEqual([10, 20, 30]);
    await lease.close();
  });

  it('is told to stop by the answer to a report', async () => {
    const { lease } = leaseWith(() => Promise.resolve(stateOf('STOPPING')));
    lease.update({ done: 1 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(lease.signal.reason).toBeInstanceOf(StopRequested);
    await expect(lease.untilMayWrite()).rejects.toThrow(StopRequested);
    await lease.close();
  });

  it('ends when its time is up', async () => {
    const { lease } = leaseWith(() => accepted, 5_000);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(lease.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(lease.signal.reason).toBeInstanceOf(TimeIsUp);
    await lease.close();
  });

  it('enters the next status after the report in flight, and begins its progress again', async () => {
    const said: RestoreReport[] = [];
    let inFlight = 0;
    let most = 0;
    const { lease } = leaseWith(async (report) => {
      most = Math.max(most, (inFlight += 1));
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      inFlight -= 1;
      said.push(report);
      return stateOf('VERIFYING');
    });
    lease.update({ done: 7 });
    await vi.advanceTimersByTimeAsync(1_000);
    const entering = lease.enter({ status: 'VERIFYING' }, { done: 0, total: 9, isSlow: false });
    await vi.advanceTimersByTimeAsync(6_000);
    await entering;
    expect(most).toBe(1);
    expect(said).toEqual([
      { progress: { done: 7, isSlow: false } },
      { status: 'VERIFYING', progress: { done: 0, total: 9, isSlow: false } },
    ]);
    expect(lease.progress).toEqual({ done: 0, total: 9, isSlow: false });
    await lease.close();
  });

  it('waits on closing for the report in flight, and sends none after it', async () => {
    let said = 0;
    const { lease } = leaseWith(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      said += 1;
      return stateOf('APPLYING');
    });
    lease.update({ done: 1 });
    await vi.advanceTimersByTimeAsync(1_500);
    let isClosed = false;
    const closing = lease.close().then(() => (isClosed = true));
    await vi.advanceTimersByTimeAsync(1_000);
    expect([said, isClosed]).toEqual([0, false]);
    await vi.advanceTimersByTimeAsync(1_000);
    await closing;
    lease.update({ done: 2 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toBe(1);
  });
});
