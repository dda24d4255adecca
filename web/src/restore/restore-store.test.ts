import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import { createRestoreStore, newRestore, restingSilenceMs, shownRestore } from './restore-store.ts';

const restore = (id: string, status: KnownRestoreFragment['status'], version = 1): KnownRestoreFragment => ({
  ...{ id, status, version, owner: 'me', attempt: 0, fileName: 'copy.zip', bytes: 9, sha256: 'ab' },
  ...{ acceptContradictedKeys: false, found: null, refusal: null, choice: null, progress: null, outcome: null },
  ...{ failure: null, requestedAt: '2026-01-01T00:00:00Z', finishedAt: null, expiresAt: '2026-01-02T00:00:00Z' },
  ...{ eTag: null, safetyAttempt: null, direction: null },
});

/** A server with these restores, one on each page. */
function serverOf(...restores: KnownRestoreFragment[]) {
  const held = new Map(restores.map((one) => [one.id, one]));
  const changes = new Subject<KnownRestoreFragment>();
  const readings = { one: 0, page: 0 };
  const store = createRestoreStore({
    one(id) {
      readings.one += 1;
      return Promise.resolve(held.get(id) ?? null);
    },
    page(token) {
      readings.page += 1;
      const ids = [...held.keys()].sort().reverse();
      const at = token === null ? 0 : ids.indexOf(token);
      const found = held.get(ids[at] ?? '');
      return Promise.resolve({ restores: found ? [found] : [], nextToken: ids[at + 1] ?? null });
    },
    changes: () => changes,
  });
  return { store, changes, readings, put: (one: KnownRestoreFragment) => held.set(one.id, one) };
}

const statuses = (store: ReturnType<typeof serverOf>['store']) =>
  store.snapshot().list.map(({ id, status }) => `${id} ${status}`);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('the restores', () => {
  it('are read, newest first, and older ones on request', async () => {
    const { store } = serverOf(restore('01', 'UNDONE'), restore('02', 'APPLIED'));
    const stop = store.start();
    await settled();
    expect(statuses(store)).toEqual(['02 APPLIED']);
    expect(store.snapshot()).toMatchObject({ loaded: true, hasMore: true });
    await store.more();
    expect(statuses(store)).toEqual(['02 APPLIED', '01 UNDONE']);
    expect(store.snapshot().hasMore).toBe(false);
    stop();
  });

  it('follow events, and an event that comes late changes nothing', async () => {
    const { store, changes } = serverOf(restore('01', 'CHECKING', 4));
    const seen: string[] = [];
    store.onStatus(({ status }) => seen.push(status));
    const stop = store.start();
    await settled();
    changes.next(restore('01', 'CHECKED', 6));
    changes.next(restore('01', 'CHECKING', 5));
    expect(statuses(store)).toEqual(['01 CHECKED']);
    expect(seen).toEqual(['CHECKED']);
    stop();
  });

  it('are read again while one is at work and nothing comes, and not when all rest', async () => {
    const { store, readings, put } = serverOf(restore('01', 'APPLYING'));
    const stop = store.start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(readings.one).toBeGreaterThan(0);
    put(restore('01', 'APPLIED', 2));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(statuses(store)).toEqual(['01 APPLIED']);
    const before = readings.one;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(readings.one).toBe(before);
    stop();
  });

  it('are found when another device has begun one and no event came, while the person looks', async () => {
    const { store, put } = serverOf(restore('01', 'UNDONE'));
    const stop = store.start();
    await settled();
    put(restore('02', 'CHECKED'));
    await vi.advanceTimersByTimeAsync(restingSilenceMs + 1_000);
    expect(statuses(store)).toEqual(['02 CHECKED', '01 UNDONE']);
    stop();
  });

  it('are not read again and again by a page that nobody sees', async () => {
    let readings = 0;
    const page = () => {
      readings += 1;
      return Promise.resolve({ restores: [], nextToken: null });
    };
    const changes = new Subject<KnownRestoreFragment>();
    const unseen = createRestoreStore({ page, one: () => Promise.resolve(null), changes: () => changes }, () => false);
    const stop = unseen.start();
    await vi.advanceTimersByTimeAsync(restingSilenceMs * 3);
    expect(readings).toBe(1);
    stop();
  });
});

describe('the restore that is shown', () => {
  it.each([
    [['03 UNDONE', '02 STOPPED', '01 CHECKED'], '02'],
    [['03 APPLIED', '02 UNDONE'], '03'],
    [['03 FAILED'], '03'],
    [['03 UNDONE', '02 APPLIED'], undefined],
    [['03 REFUSED'], undefined],
    [[], undefined],
  ] as const)('of %j is %s', (known, shown) => {
    const list = known.map((one) => restore(one.slice(0, 2), one.slice(3) as KnownRestoreFragment['status']));
    expect(shownRestore({ list, opened: undefined })?.id).toBe(shown);
    expect(shownRestore({ list, opened: newRestore })).toBeUndefined();
    if (list[0]) expect(shownRestore({ list, opened: '03' })?.id).toBe('03');
  });
});
