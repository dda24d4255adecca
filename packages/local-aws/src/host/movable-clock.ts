import type { Clock } from '../clock.ts';

/**
 * A clock that tests and experiments can move ahead. It cannot be moved back, because the host does not expect that.
 */
export interface MovableClock extends Clock {
  forward(ms: number): void;
}

/** The system's time plus all the milliseconds by which the clock was moved ahead since the start. */
export function createMovableClock(): MovableClock {
  let aheadMs = 0;
  return {
    nowMs: () => Date.now() + aheadMs,
    forward(ms) {
      aheadMs += ms;
    },
  };
}
