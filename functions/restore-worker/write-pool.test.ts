import { describe, expect, it } from 'vitest';
import { WritePool, writesPerStep } from './write-pool.ts';

class Throttled extends Error {}

function aPool({ most = 8, signal = new AbortController().signal } = {}) {
  const slow: boolean[] = [];
  const pool = new WritePool({
    most,
    signal,
    isThrottle: (error) => error instanceof Throttled,
    onSlow: (isSlow) => slow.push(isSlow),
    firstPauseMs: 1,
  });
  return { pool, slow };
}

/** A write that ends when the test says so. */
function held() {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const write = async () => {
    await promise;
  };
  return { write, end: () => resolve(undefined) };
}

describe('a pool of writes', () => {
  it('has no more in flight than its limit', async () => {
    const { pool } = aPool({ most: 2 });
    const [first, second] = [held(), held()];
    await pool.start(first.write);
    await pool.start(second.write);
    let started = false;
    const third = pool.start(() => {
      started = true;
      return Promise.resolve();
    });
    await new Promise(setImmediate);
    expect(started).toBe(false);
    first.end();
    await third;
    expect(started).toBe(true);
    second.end();
    await pool.drain();
  });

  it('tries a throttled write again until it is taken, with half the writes in flight', async () => {
    const { pool, slow } = aPool({ most: 8 });
    let refusals = 3;
    await pool.start(() => (refusals-- > 0 ? Promise.reject(new Throttled()) : Promise.resolve()));
    await pool.drain();
    expect([refusals, pool.limit, slow]).toEqual([-1, 1, [true]]);
  });

  it('allows more again as long as the table takes the writes, and says when it has recovered', async () => {
    const { pool, slow } = aPool({ most: 3 });
    let refused = false;
    await pool.start(() => {
      if (refused) return Promise.resolve();
      refused = true;
      return Promise.reject(new Throttled());
    });
    await pool.drain();
    expect(pool.limit).toBe(1);
    for (let write = 0; write < 2 * writesPerStep; write += 1) await pool.start(() => Promise.resolve());
    await pool.drain();
    expect([pool.limit, slow]).toEqual([3, [true, false]]);
  });

  it('stops at any other error, and starts nothing after it', async () => {
    const { pool } = aPool();
    await pool.start(() => Promise.reject(new Error('AccessDenied')));
    await expect(pool.drain()).rejects.toThrow('AccessDenied');
    let started = false;
    const later = pool.start(() => {
      started = true;
      return Promise.resolve();
    });
    await expect(later).rejects.toThrow('AccessDenied');
    expect(started).toBe(false);
  });

  it('waits for the writes in flight before it reports the error of one', async () => {
    const { pool } = aPool();
    const other = held();
    let ended = false;
    await pool.start(() => other.write().then(() => void (ended = true)));
    await pool.start(() => Promise.reject(new Error('AccessDenied')));
    const drained = pool.drain();
    drained.catch(() => undefined);
    await new Promise(setImmediate);
    other.end();
    await expect(drained).rejects.toThrow('AccessDenied');
    expect(ended).toBe(true);
  });

  it('stops waiting for a slow table when it is aborted', async () => {
    const stop = new AbortController();
    const { pool } = aPool({ signal: stop.signal });
    await pool.start(() => {
      stop.abort(new Error('stopped'));
      return Promise.reject(new Throttled());
    });
    await expect(pool.drain()).rejects.toThrow('stopped');
  });
});
