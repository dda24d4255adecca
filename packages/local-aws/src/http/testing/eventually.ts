import { expect } from 'vitest';

/** `expect.poll` with the patience that a busy machine needs; it costs nothing where the condition holds at once. */
export function eventually<Value>(look: () => Value) {
  return expect.poll(look, { timeout: 10_000, interval: 20 });
}
