import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from 'dynalite/db/index.js';
import storage from 'dynalite/db/index.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { GuardedWrites } from './guarded-writes.ts';

/** A store in which writes of the key `bad` fail. It records the writes that reached it and when they were done. */
let store: Store;
let noted: string[];
beforeEach(async () => {
  store = storage.create({ path: mkdtempSync(join(tmpdir(), 'guarded-')) });
  await store.db.open();
  noted = [];
  const batch = store.db.batch.bind(store.db);
  store.db.batch = (changes, done) => {
    const keys = changes.map(({ key }) => key).join('+');
    noted.push(`begins ${keys}`);
    batch(keys.includes('bad') ? [] : changes, (error) => {
      noted.push(`ends ${keys}`);
      done(keys.includes('bad') ? new Error('IO error: no room') : error);
    });
  };
});
afterEach(() => store.lifecycleManager.gracefulClose());

const put = (key: string) =>
  new Promise<string>((resolve) =>
    store.db.put(key, { key }, (error) => resolve(error === null ? 'written' : error.message)),
  );

it('writes run one at a time, in the order of the requests', async () => {
  new GuardedWrites(store);
  expect(await Promise.all(['a', 'b', 'c'].map(put))).toEqual(['written', 'written', 'written']);
  expect(noted).toEqual(['begins a', 'ends a', 'begins b', 'ends b', 'begins c', 'ends c']);
});

it('a refused write stops all later writes, which report its cause', async () => {
  const writes = new GuardedWrites(store);
  const asked = [put('a'), put('bad'), put('b')];
  expect(await Promise.all(asked)).toEqual([
    'written',
    expect.stringContaining('no room'),
    expect.stringContaining('no room'),
  ]);
  expect(await put('c')).toContain('no room');
  expect(noted.filter((note) => note.startsWith('begins'))).toEqual(['begins a', 'begins bad']);
  expect((writes.fault?.cause as Error).message).toBe('IO error: no room');
});

it('an item is written together with its changes in indexes, and separately from other items', async () => {
  const writes = new GuardedWrites(store);
  const item = (name: string) =>
    new Promise<string>((resolve) => {
      writes.ofItem(() => {
        store.db.put(`index-global~t~open~${name}`, 1, () =>
          store.db.del(`item-t~${name}`, (error) => resolve(error === null ? 'written' : error.message)),
        );
      });
    });
  expect(await Promise.all([item('x'), item('y')])).toEqual(['written', 'written']);
  expect(noted.filter((note) => note.startsWith('begins'))).toEqual([
    'begins index-global~t~open~x+item-t~x',
    'begins index-global~t~open~y+item-t~y',
  ]);
});
