import type { KnownExportFragment } from '../__generated__/graphql.ts';
import type { ExportApi } from './export-api.ts';
import type { KnownExports } from './known-exports.ts';
import {
  findExport,
  hasEnded,
  mayBeDeletion,
  noExports,
  removeExport,
  takeExport,
  takeFirstPage,
} from './known-exports.ts';

/** How long an unfinished export may be silent before it is asked for: events can be lost, and a connection can be dead without a word. */
export const silenceMs = { connected: 15_000, unconnected: 4_000 };
const tickMs = 1_000;

/** What the page shows of the exports at one moment. */
export interface ExportsSnapshot {
  readonly known: KnownExports<KnownExportFragment>;
  /** False until the history was read once. */
  readonly loaded: boolean;
  readonly hasMore: boolean;
  /** The subscription stands: changes arrive by themselves. */
  readonly connected: boolean;
  /** Why the history could not be read the last time; it is asked for again when the connection is back. */
  readonly problem: unknown;
}

export interface ExportStore {
  readonly snapshot: () => ExportsSnapshot;
  /** Calls `listener` after each change of the snapshot. Gives back what ends it. */
  readonly listen: (listener: () => void) => () => void;
  /** Calls `listener` when an export becomes READY or is first seen so, with the pushed link if there was one. */
  readonly onReady: (listener: (ready: KnownExportFragment, downloadUrl: string | null) => void) => () => void;
  /** Subscribes, reads, keeps up to date. Gives back what stops it. */
  readonly start: () => () => void;
  /** Reads the newest page again. Never throws: see `snapshot().problem`. */
  readonly refresh: () => Promise<void>;
  /** Reads the next older page. Throws what the API throws. */
  readonly more: () => Promise<void>;
  /** Takes in what a mutation or a query answered. */
  readonly take: (answer: KnownExportFragment) => void;
  /** The export was deleted, or is not there. */
  readonly remove: (id: string) => void;
}

/**
 * Keeps the exports in the order that survives lost events: subscribe, then read once the subscription stands, then trust the higher
 * version; read again after each reconnection; and ask for an unfinished export that has been silent too long.
 */
export function createExportStore(api: ExportApi): ExportStore {
  let state: ExportsSnapshot = {
    known: noExports,
    loaded: false,
    hasMore: false,
    connected: false,
    problem: undefined,
  };
  let older: { readonly token: string | null; readonly read: boolean } = { token: null, read: false };
  let lastNewsMs = Date.now();
  const listeners = new Set<() => void>();
  const readyListeners = new Set<(ready: KnownExportFragment, downloadUrl: string | null) => void>();

  function change(to: Partial<ExportsSnapshot>, downloadUrl: string | null = null): void {
    const before = state.known;
    state = { ...state, ...to };
    for (const listener of listeners) listener();
    if (state.known === before) return;
    lastNewsMs = Date.now();
    const ready = state.known.list.filter(
      ({ id, status }) => status === 'READY' && findExport(before, id)?.status !== 'READY',
    );
    for (const one of ready) for (const listener of readyListeners) listener(one, downloadUrl);
  }

  function take(answer: KnownExportFragment, downloadUrl: string | null = null): void {
    const known = takeExport(state.known, answer);
    if (known !== state.known) change({ known }, downloadUrl);
  }

  const remove = (id: string) => change({ known: removeExport(state.known, id) });

  async function ask(id: string): Promise<void> {
    try {
      const answer = await api.one(id);
      if (answer) take(answer);
      else remove(id);
    } catch (problem) {
      // Whatever it was, the next tick asks again; it is shown where the history shows its own.
      change({ problem });
    }
  }

  async function refresh(): Promise<void> {
    const before = state.known;
    try {
      const page = await api.page(null);
      const { known, joins } = takeFirstPage(state.known, page.exports, before, page.nextToken === null);
      if (!joins || !older.read) older = { token: page.nextToken, read: false };
      change({ known, loaded: true, hasMore: older.token !== null, problem: undefined });
    } catch (problem) {
      change({ problem });
    }
  }

  function tick(): void {
    const silentMs = Date.now() - lastNewsMs;
    if (silentMs < (state.connected ? silenceMs.connected : silenceMs.unconnected)) return;
    lastNewsMs = Date.now();
    if (state.problem !== undefined) void refresh();
    for (const { id, status } of state.known.list) if (!hasEnded(status)) void ask(id);
  }

  return {
    snapshot: () => state,
    listen: (listener) => register(listeners, listener),
    onReady: (listener) => register(readyListeners, listener),
    start() {
      const connection = api.connected().subscribe((connected) => {
        if (connected !== state.connected) change({ connected });
        if (connected) void refresh();
      });
      const changes = api.changes().subscribe((event) => {
        if (event.downloadUrl === null && mayBeDeletion(state.known, event.export)) void ask(event.export.id);
        else take(event.export, event.downloadUrl);
      });
      // Not instead of the reading that follows the subscription, but so that the page shows something where sockets are blocked.
      void refresh();
      const timer = setInterval(tick, tickMs);
      return () => {
        clearInterval(timer);
        changes.unsubscribe();
        connection.unsubscribe();
      };
    },
    refresh,
    async more() {
      if (older.token === null) return;
      const page = await api.page(older.token);
      older = { token: page.nextToken, read: true };
      change({ known: page.exports.reduce(takeExport, state.known), hasMore: older.token !== null });
    },
    take: (answer) => take(answer),
    remove,
  };
}

function register<T>(all: Set<T>, one: T): () => void {
  all.add(one);
  return () => void all.delete(one);
}
