import { expect } from 'vitest';

/** `expect.poll` with a timeout for a busy machine. It returns at once when the condition is true. */
export function eventually<Value>(look: () => Value) {
  return expect.poll(look, { timeout: 10_000, interval: 20 });
}
