import type { Clock } from '../clock.ts';

/** A clock that can be put ahead, for the curious and for tests; never back, since nothing in the host expects that. */
export interface MovableClock extends Clock {
  forward(ms: number): void;
}

/** The system's time, ahead of it by as much as was asked for since the start. */
export function createMovableClock(): MovableClock {
  let aheadMs = 0;
  return {
    nowMs: () => Date.now() + aheadMs,
    forward(ms) {
      aheadMs += ms;
    },
  };
}
