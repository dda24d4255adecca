import type { Clock } from '../../clock.ts';
import type { CognitoError } from '../cognito-error.ts';

/** Slows down guesses at passwords and codes. The count is in memory, so a restart of the host resets it. */
export interface SignInAttempts {
  /** Throws while the user is locked out. */
  check(username: string): void;
  failed(username: string): void;
  succeeded(username: string): void;
}

/**
 * The developer guide's rule ("Lockout behavior for failed sign-in attempts"). From the fifth failure on, the n-th
 * locks for 2^(n-5) seconds, up to 15 minutes. Attempts during a lockout do not count. A success, or 15 minutes without
 * an attempt, resets the count.
 */
export function createSignInAttempts(clock: Clock, lockedOut: () => CognitoError): SignInAttempts {
  const failures = new Map<
    string,
    { readonly count: number; readonly lastMs: number; readonly lockedUntilMs: number }
  >();
  return {
    check(username) {
      const failure = failures.get(username);
      if (failure && clock.nowMs() < failure.lockedUntilMs) throw lockedOut();
    },
    failed(username) {
      const nowMs = clock.nowMs();
      const before = failures.get(username);
      const count = (before && nowMs - before.lastMs < quietMs ? before.count : 0) + 1;
      const lockMs = count < 5 ? 0 : Math.min(1000 * 2 ** (count - 5), quietMs);
      failures.delete(username);
      failures.set(username, { count, lastMs: nowMs, lockedUntilMs: nowMs + lockMs });
      const oldest = failures.keys().next();
      if (failures.size > maxTracked && !oldest.done) failures.delete(oldest.value);
    },
    succeeded(username) {
      failures.delete(username);
    },
  };
}

const quietMs = 15 * 60_000;

/** Limits the memory of guesses at invented names. */
const maxTracked = 10_000;
