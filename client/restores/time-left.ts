import type { RestoreStatus } from '../__generated__/graphql.ts';

/** What DynamoDB takes of one person: the limit of one partition (developer guide, "Partitions and data distribution"). */
export const firstWritesPerSecond = 1_000;

/** How far a restore has come at an instant. */
export interface ProgressSample {
  readonly status: RestoreStatus;
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
  readonly atMs: number;
}

/** The time that is left of a run, by its speed since it was first seen. */
export class TimeLeft {
  #first: ProgressSample | undefined;

  /**
   * Seconds from this sample, the latest, until all is done. Writes go by the usual speed until their own is known.
   * Undefined for other work until then, and for work that stops.
   */
  secondsFrom(now: ProgressSample): number | undefined {
    // Another step begins, and so does each run, from the first record.
    if (this.#first?.status !== now.status || now.done < this.#first.done) this.#first = now;
    if (now.total === null || now.status === 'STOPPING') return undefined;
    const seconds = (now.atMs - this.#first.atMs) / 1000;
    const done = now.done - this.#first.done;
    const isKnown = seconds >= shortestBasisSeconds && done > 0;
    const perSecond = isKnown ? done / seconds : isWriting.has(now.status) ? firstWritesPerSecond : undefined;
    return perSecond === undefined ? undefined : Math.max(0, now.total - now.done) / perSecond;
  }
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

const isWriting: ReadonlySet<RestoreStatus> = new Set(['APPLYING', 'UNDOING']);
