import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ExportProgressInput } from '../__generated__/graphql.ts';
import { ProgressReporter } from './progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const reporter = (report: (progress: ExportProgressInput) => Promise<void>) => {
  const errors: unknown[] = [];
  return { errors, progress: new ProgressReporter({ report, onError: (error) => errors.push(error) }) };
};

it('begins with reading, and keeps what it was last given', async () => {
  const { progress } = reporter(() => Promise.resolve());
  expect(progress.latest).toEqual({ phase: 'READING', rowsRead: 0, bytesDone: 0, fraction: 0 });
  progress.update({ rowsRead: 7 });
  expect(progress.latest).toEqual({ phase: 'READING', rowsRead: 7, bytesDone: 0, fraction: 0 });
  await progress.close();
});

it('reports at most once a second, and the latest', async () => {
  const said: number[] = [];
  const { progress } = reporter(({ rowsRead }) => Promise.resolve(void said.push(rowsRead)));
  for (let rowsRead = 1; rowsRead <= 30; rowsRead += 1) {
    progress.update({ rowsRead });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(said).toEqual([10, 20, 30]);
  await progress.close();
});

it('says nothing for 20 s when nothing changes, and then that it lives', async () => {
  let said = 0;
  const { progress } = reporter(() => Promise.resolve(void (said += 1)));
  await vi.advanceTimersByTimeAsync(19_999);
  expect(said).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(said).toBe(1);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(said).toBe(2);
  await progress.close();
});

it('never has two reports in progress, and waits for the last on closing', async () => {
  let [inProgress, most] = [0, 0];
  const { progress } = reporter(async () => {
    most = Math.max(most, (inProgress += 1));
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    inProgress -= 1;
  });
  for (let rowsRead = 0; rowsRead < 12; rowsRead += 1) {
    progress.update({ rowsRead });
    await vi.advanceTimersByTimeAsync(1_000);
  }
  const closed = progress.close().then(() => inProgress);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await closed).toBe(0);
  expect(most).toBe(1);
});

it('hands on what a report failed with, and goes on', async () => {
  let tries = 0;
  const { progress, errors } = reporter(() => Promise.reject(new Error(`try ${(tries += 1)}`)));
  for (const rowsRead of [1, 2]) {
    progress.update({ rowsRead });
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(errors).toEqual([new Error('try 1'), new Error('try 2')]);
  await progress.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tries).toBe(2);
});
