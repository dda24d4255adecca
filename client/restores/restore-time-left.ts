import type { RestoreStatus } from '../__generated__/graphql.ts';
import { TimeLeft } from '../timing/time-left.ts';

/** What DynamoDB takes of one person: the limit of one partition (developer guide, "Partitions and data distribution"). */
export const firstWritesPerSecond = 1_000;

/** How far a restore has come at an instant. */
export interface RestoreSample {
  readonly status: RestoreStatus;
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
  readonly atMs: number;
}

/** The time that is left of a run. Writes go by the usual speed until their own is known. */
export class RestoreTimeLeft {
  readonly #left = new TimeLeft<RestoreStatus>((status) => (isWriting.has(status) ? firstWritesPerSecond : undefined));

  /** Seconds from this sample, the latest. Undefined when nothing is known, and for work that stops. */
  secondsFrom({ status, ...sample }: RestoreSample): number | undefined {
    const seconds = this.#left.secondsFrom({ step: status, ...sample });
    return status === 'STOPPING' ? undefined : seconds;
  }
}

const isWriting: ReadonlySet<RestoreStatus> = new Set(['APPLYING', 'UNDOING']);
