import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExportStatus, KnownExportFragment } from '../__generated__/graphql.ts';
import { createExportStore, silenceMs } from './export-store.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const anExport = (id: string, version = 1, status: ExportStatus = 'RUNNING'): KnownExportFragment => ({
  id,
  owner: 'me',
  version,
  status,
  from: '2025-01-01',
  everything: false,
  isSafetyCopy: false,
  to: '2025-12-31',
});

/** A server with a table. Its subscription delivers only the events that the test selects and loses the others. */
function aServer(...rows: KnownExportFragment[]) {
  const table = new Map(rows.map((row) => [row.id, row]));
  const changes = new Subject<{ export: KnownExportFragment; downloadUrl: string | null }>();
  const connected = new Subject<boolean>();
  let down: Error | undefined;
  const asked: string[] = [];
  const answer = <T>(what: string, give: () => T): Promise<T> => {
    asked.push(what);
    return down ? Promise.reject(down) : Promise.resolve(give());
  };
  const pageSize = 2;
  return {
    asked,
    connect: (up = true) => connected.next(up),
    put: (row: KnownExportFragment) => void table.set(row.id, row),
    drop: (id: string) => void table.delete(id),
    tell: (row: KnownExportFragment, downloadUrl: string | null = null) => changes.next({ export: row, downloadUrl }),
    goDown: (error: Error | undefined) => void (down = error),
    api: {
      page: (token: string | null) =>
        answer('page', () => {
          const older = [...table.values()]
            .filter(({ id }) => token === null || id < token)
            .toSorted((a, b) => (a.id < b.id ? 1 : -1));
          const exports = older.slice(0, pageSize);
          return { exports, nextToken: older.length > pageSize ? (exports.at(-1)?.id ?? null) : null };
        }),
      one: (id: string) => answer(`one ${id}`, () => table.get(id) ?? null),
      changes: () => changes.asObservable(),
      connected: () => connected.asObservable(),
    },
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const shown = (store: ReturnType<typeof createExportStore>) =>
  store.snapshot().known.list.map(({ id, version, status }) => `${id} ${version} ${status}`);

describe('the export store', () => {
  it('reads again once the subscription stands, for an event before that is lost', async () => {
    const server = aServer(anExport('A'));
    const store = createExportStore(server.api);
    store.start();
    await settle();
    server.put(anExport('A', 2, 'READY'));
    server.connect();
    await settle();
    expect(shown(store)).toEqual(['A 2 READY']);
  });

  it('reads again after a reconnection', async () => {
    const server = aServer(anExport('A'));
    const store = createExportStore(server.api);
    store.start();
    server.connect();
    await settle();
    server.connect(false);
    server.put(anExport('A', 7, 'FAILED'));
    server.connect();
    await settle();
    expect(shown(store)).toEqual(['A 7 FAILED']);
  });

  it('asks for an unfinished export that has been silent', async () => {
    const server = aServer(anExport('A'));
    const store = createExportStore(server.api);
    store.start();
    server.connect();
    await settle();
    server.put(anExport('A', 9, 'READY'));
    await vi.advanceTimersByTimeAsync(silenceMs.connected - 1_000);
    expect(shown(store)).toEqual(['A 1 RUNNING']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(shown(store)).toEqual(['A 9 READY']);
  });

  it('asks sooner while nothing can be heard', async () => {
    const server = aServer(anExport('A'));
    const store = createExportStore(server.api);
    store.start();
    await settle();
    server.put(anExport('A', 9, 'READY'));
    await vi.advanceTimersByTimeAsync(silenceMs.unconnected + 1_000);
    expect(shown(store)).toEqual(['A 9 READY']);
  });

  it('does not ask for what has ended', async () => {
    const server = aServer(anExport('A', 3, 'READY'));
    createExportStore(server.api).start();
    server.connect();
    await vi.advanceTimersByTimeAsync(10 * silenceMs.connected);
    expect(server.asked.filter((what) => what.startsWith('one'))).toEqual([]);
  });

  it('tells once that an export became READY, with the pushed link', async () => {
    const server = aServer(anExport('A'));
    const store = createExportStore(server.api);
    const ready: unknown[] = [];
    store.onReady(({ id }, url) => ready.push([id, url]));
    store.start();
    server.connect();
    await settle();
    server.put(anExport('A', 4, 'READY'));
    server.tell(anExport('A', 4, 'READY'), 'https://bucket/file');
    server.tell(anExport('A', 4, 'READY'), 'https://bucket/file?again');
    store.take(anExport('A', 4, 'READY'));
    await store.refresh();
    server.put(anExport('B', 1, 'REQUESTED'));
    server.tell(anExport('B', 1, 'REQUESTED'));
    expect(ready).toEqual([['A', 'https://bucket/file']]);
  });

  it('drops an export that another tab deleted, and keeps one whose last event came twice', async () => {
    const server = aServer(anExport('A', 4, 'READY'), anExport('B', 4, 'READY'));
    const store = createExportStore(server.api);
    store.start();
    server.connect();
    await settle();
    server.drop('A');
    server.tell(anExport('A', 4, 'READY'));
    server.tell(anExport('B', 4, 'READY'));
    await settle();
    expect(shown(store)).toEqual(['B 4 READY']);
  });

  it('reads older pages, and does not lose its place when the first one is read again', async () => {
    const server = aServer(...['A', 'B', 'C', 'D', 'E'].map((id) => anExport(id, 1, 'CANCELLED')));
    const store = createExportStore(server.api);
    store.start();
    await settle();
    expect(store.snapshot().hasMore).toBe(true);
    await store.more();
    await store.refresh();
    await store.more();
    expect(shown(store).map((one) => one[0])).toEqual(['E', 'D', 'C', 'B', 'A']);
    expect(store.snapshot().hasMore).toBe(false);
  });

  it('says why it could not read, and reads as soon as it can', async () => {
    const server = aServer(anExport('A'));
    const store = createExportStore(server.api);
    const problem = new Error('down');
    server.goDown(problem);
    store.start();
    await settle();
    expect(store.snapshot()).toMatchObject({ loaded: false, problem });
    server.goDown(undefined);
    await vi.advanceTimersByTimeAsync(silenceMs.unconnected + 1_000);
    expect(store.snapshot()).toMatchObject({ loaded: true, problem: undefined });
    expect(shown(store)).toEqual(['A 1 RUNNING']);
  });

  it('hears and asks nothing after it was stopped', async () => {
    const server = aServer(anExport('A'));
    const store = createExportStore(server.api);
    const stop = store.start();
    await settle();
    stop();
    const before = server.asked.length;
    server.tell(anExport('A', 2));
    server.connect();
    await vi.advanceTimersByTimeAsync(10 * silenceMs.connected);
    expect(server.asked).toHaveLength(before);
    expect(shown(store)).toEqual(['A 1 RUNNING']);
  });
});
