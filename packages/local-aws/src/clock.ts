/**
 * The host's one clock. Every expiry, lease, signature age and lifecycle rule of this package reads this clock, so
 * that tests can move time.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  nowMs(): number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };
