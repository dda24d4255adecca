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

/**
 * An unfinished export that is silent for this long is read again, since events can be lost and a connection can die
 * unnoticed.
 */
export const silenceMs = { connected: 15_000, unconnected: 4_000 };
const tickMs = 1_000;

/** The exports that the page shows at one moment. */
export interface ExportsSnapshot {
  readonly known: KnownExports<KnownExportFragment>;
  /** False until the history has been read once. */
  readonly loaded: boolean;
  readonly hasMore: boolean;
  /** The subscription is in place: changes arrive automatically. */
  readonly connected: boolean;
  /** The reason why the last reading of the history failed. The history is read again when the connection is back. */
  readonly problem: unknown;
}

export interface ExportStore {
  readonly snapshot: () => ExportsSnapshot;
  /** Calls `listener` after each change of the snapshot. Returns a function that stops this. */
  readonly listen: (listener: () => void) => () => void;
  /** Calls `listener` when an export becomes READY or is first seen as READY, with the pushed link if there was one. */
  readonly onReady: (listener: (ready: KnownExportFragment, downloadUrl: string | null) => void) => () => void;
  /** Subscribes, reads, and keeps the exports up to date. Returns a function that stops this. */
  readonly start: () => () => void;
  /** Reads the newest page again. Never throws: see `snapshot().problem`. */
  readonly refresh: () => Promise<void>;
  /** Reads the next older page. Throws the API's error. */
  readonly more: () => Promise<void>;
  /** Takes in the answer of a mutation or a query. */
  readonly take: (answer: KnownExportFragment) => void;
  /** The export was deleted, or does not exist. */
  readonly remove: (id: string) => void;
}

/**
 * Keeps the exports correct even when events are lost. It subscribes first, reads once the subscription is in place,
 * and from then on the higher version wins. It reads again after each reconnection, and reads an unfinished export that
 * has been silent too long.
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
      // The next tick asks again after any error. The error is shown where the history shows its own.
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
      // This reading does not replace the one after the subscription starts. It lets the page show something where
      // sockets are blocked.
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
