/**
 * Does the work on each thing side by side, and yields the results in the order of the things. At most
 * {@link mostAhead} are begun before their turn. It ends, also when its reader stops early, after all that were begun.
 */
export async function* aheadInOrder<Thing, Result>(
  things: Iterator<Thing, void>,
  work: (thing: Thing) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const begun: Promise<Result>[] = [];
  try {
    for (;;) {
      while (begun.length < mostAhead) {
        const next = things.next();
        if (next.done) break;
        const result = work(next.value);
        // It is thrown in its turn. Until then, and when the reader has left, it must not count as unhandled.
        result.catch(() => undefined);
        begun.push(result);
      }
      const first = begun.shift();
      if (!first) return;
      yield await first;
    }
  } finally {
    // Nobody may close a client, or a table, under a request that is still in flight.
    await Promise.allSettled(begun);
  }
}

/** DynamoDB answers in a few milliseconds. More at once wait for one core, which reads the answers. */
export const mostAhead = 32;
