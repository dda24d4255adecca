import { describe, expect, it } from 'vitest';
import { aheadInOrder, mostAhead } from './ahead-in-order.ts';

/** Work that ends when the test says so. */
function heldWork() {
  const held = new Map<number, PromiseWithResolvers<number>>();
  return {
    begun: () => [...held.keys()],
    end: (thing: number) => held.get(thing)?.resolve(thing * 10),
    fail: (thing: number) => held.get(thing)?.reject(new RangeError(`No ${thing}.`)),
    work: (thing: number) => {
      const promise = Promise.withResolvers<number>();
      held.set(thing, promise);
      return promise.promise;
    },
  };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index).values();

describe('work ahead', () => {
  it('gives results in the order of the things, whatever ends first', async () => {
    const { work, end } = heldWork();
    const results = aheadInOrder(numbers(3), work);
    const first = results.next();
    for (const thing of [2, 1, 0]) end(thing);
    expect([(await first).value, (await results.next()).value, (await results.next()).value]).toEqual([0, 10, 20]);
    expect((await results.next()).done).toBe(true);
  });

  it('begins no more than so many before their turn', async () => {
    const { work, end, begun } = heldWork();
    const results = aheadInOrder(numbers(100), work);
    const first = results.next();
    expect(begun()).toHaveLength(mostAhead);
    end(0);
    await first;
    expect(begun()).toHaveLength(mostAhead);
    const second = results.next();
    expect(begun()).toHaveLength(mostAhead + 1);
    end(1);
    await second;
  });

  it('ends after all that was begun, when its reader stops early', async () => {
    const { work, end } = heldWork();
    const results = aheadInOrder(numbers(3), work);
    const first = results.next();
    end(0);
    await first;
    let hasEnded = false;
    const ending = results.return().then(() => (hasEnded = true));
    end(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(hasEnded).toBe(false);
    end(2);
    await ending;
  });

  it('throws a failure in its turn, after all that was begun has ended', async () => {
    const { work, end, fail } = heldWork();
    const results = aheadInOrder(numbers(3), work);
    const first = results.next();
    fail(0);
    end(1);
    fail(2);
    await expect(first).rejects.toThrow('No 0.');
  });
});
