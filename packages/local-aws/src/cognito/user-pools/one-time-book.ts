import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';

/** Steps of a sign-in that wait for their answer, each spent at most once. In memory: after a restart a client starts its sign-in again. */
export interface OneTimeBook<Entry> {
  /** Gives the handle, base64, under which it is kept: a SECRET_BLOCK or a Session. */
  add(entry: Entry, ttlSeconds: number): string;
  /** What is kept under a handle; it stays there until it is spent or too old. */
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

/** About 2 KB each: bounds the memory that abandoned sign-ins can take. */
const maxKept = 10_000;
