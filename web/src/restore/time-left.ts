/** One person's table takes about this many writes a second until more is known. */
export const firstWritesPerSecond = 1_000;

/** A progress at an instant. */
export interface ProgressSample {
  readonly atMs: number;
  readonly done: number;
}

/**
 * Seconds until all is done: by the progress since `first`, when there is enough of it, and else by the usual speed.
 */
export function secondsLeft(total: number, first: ProgressSample, now: ProgressSample): number {
  const seconds = (now.atMs - first.atMs) / 1000;
  const done = now.done - first.done;
  const perSecond = seconds >= shortestBasisSeconds && done > 0 ? done / seconds : firstWritesPerSecond;
  return Math.max(0, total - now.done) / perSecond;
}

/** A duration as a person says it. */
export interface Duration {
  readonly unit: 'seconds' | 'minutes' | 'hours';
  readonly count: number;
}

/** Rounded up, and never to zero. Seconds go by fives. */
export function durationOf(seconds: number): Duration {
  if (seconds <= 55) return { unit: 'seconds', count: Math.max(5, Math.ceil(seconds / 5) * 5) };
  if (seconds <= 90 * 60) return { unit: 'minutes', count: Math.ceil(seconds / 60) };
  return { unit: 'hours', count: Math.ceil(seconds / 3600) };
}

/** A shorter time says little about the speed. */
const shortestBasisSeconds = 3;
