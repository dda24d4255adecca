import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';

/**
 * Pending steps of sign-ins. Each is spent at most once. They are in memory, so a client has to start its sign-in again
 * after a restart.
 */
export interface OneTimeBook<Entry> {
  /** Stores an entry and returns its handle in base64, used as a SECRET_BLOCK or a Session. */
  add(entry: Entry, ttlSeconds: number): string;
  /** Finds the entry of a handle without spending it. */
  look(handle: string): Found<Entry>;
  spend(handle: string): void;
}

export type Found<Entry> =
  | { readonly kind: 'open'; readonly entry: Entry }
  | { readonly kind: 'spent' }
  | { readonly kind: 'unknown or too old' };

export function createOneTimeBook<Entry>(clock: Clock): OneTimeBook<Entry> {
  const kept = new Map<string, { readonly found: Found<Entry>; readonly expiresAtMs: number }>();
  return {
    add(entry, ttlSeconds) {
      const handle = randomBytes(48).toString('base64');
      kept.set(handle, { found: { kind: 'open', entry }, expiresAtMs: clock.nowMs() + ttlSeconds * 1000 });
      for (const [oldest, { expiresAtMs }] of kept) {
        if (kept.size <= maxKept && expiresAtMs > clock.nowMs()) break;
        kept.delete(oldest);
      }
      return handle;
    },
    look(handle) {
      const at = kept.get(handle);
      return at && clock.nowMs() < at.expiresAtMs ? at.found : { kind: 'unknown or too old' };
    },
    spend(handle) {
      const at = kept.get(handle);
      if (at) kept.set(handle, { ...at, found: { kind: 'spent' } });
    },
  };
}

/** Limits the memory of abandoned sign-ins, at about 2 KB each. */
const maxKept = 10_000;
