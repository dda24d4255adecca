/** How far some work has come at an instant. */
export interface ProgressSample<Step extends string> {
  /** The part of the work that goes on now. Each has a speed of its own. */
  readonly step: Step;
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
  readonly atMs: number;
}

/** The time that is left, by the speed since the work was first seen. */
export class TimeLeft<Step extends string> {
  readonly #usualPerSecond: (step: Step) => number | undefined;
  #first: ProgressSample<Step> | undefined;

  /** @param usualPerSecond the speed of a step until its own is known. Undefined for a step whose speed cannot be known. */
  constructor(usualPerSecond: (step: Step) => number | undefined = () => undefined) {
    this.#usualPerSecond = usualPerSecond;
  }

  /** Seconds from this sample, the latest, until all is done. Undefined while nothing is known about the speed. */
  secondsFrom(now: ProgressSample<Step>): number | undefined {
    // Another step begins, and so does each run, from the first record.
    if (this.#first?.step !== now.step || now.done < this.#first.done) this.#first = now;
    if (now.total === null) return undefined;
    const seconds = (now.atMs - this.#first.atMs) / 1000;
    const done = now.done - this.#first.done;
    const isKnown = seconds >= shortestBasisSeconds && done > 0;
    const perSecond = isKnown ? done / seconds : this.#usualPerSecond(now.step);
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
