import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { SrpChallenge } from './srp-challenge.ts';

/** A challenge on its way to a client, and for whom it is. */
export interface PendingChallenge {
  readonly srp: SrpChallenge;
  readonly clientId: string;
  readonly username: string;
  /** What the person typed. */
  readonly signInName: string;
}

/** Challenges that wait for their answer, each good for one answer. In memory: after a restart a client starts its sign-in again. */
export interface ChallengeBook {
  /** Gives the SECRET_BLOCK, base64, under which it is kept. */
  add(challenge: PendingChallenge, ttlSeconds: number): string;
  /** Removes it, right or wrong the answer; undefined when unknown, used or too old. */
  take(secretBlock: string): PendingChallenge | undefined;
}

export function createChallengeBook(clock: Clock): ChallengeBook {
  const pending = new Map<string, { readonly challenge: PendingChallenge; readonly expiresAtMs: number }>();
  return {
    add(challenge, ttlSeconds) {
      const secretBlock = randomBytes(48).toString('base64');
      pending.set(secretBlock, { challenge, expiresAtMs: clock.nowMs() + ttlSeconds * 1000 });
      for (const [block, { expiresAtMs }] of pending) {
        if (pending.size <= maxPending && expiresAtMs > clock.nowMs()) break;
        pending.delete(block);
      }
      return secretBlock;
    },
    take(secretBlock) {
      const found = pending.get(secretBlock);
      pending.delete(secretBlock);
      return found && clock.nowMs() < found.expiresAtMs ? found.challenge : undefined;
    },
  };
}

/** About 2 KB each: bounds the memory that abandoned sign-ins can take. */
const maxPending = 10_000;
