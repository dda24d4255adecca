import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import type { RestoreApi } from '../../../client/restores/restore-api.ts';
import { isFinal, isUnfinished } from '../../../client/restores/unfinished.ts';
import { isNewer, silenceMs } from '../../../client/restores/watch-restore.ts';
import { restoreStatuses } from '../../../ledger/restore-status.ts';

/** The restores that the page knows at one moment. */
export interface RestoresSnapshot {
  /** Newest first. */
  readonly list: readonly KnownRestoreFragment[];
  /** False until the first page has been read. */
  readonly loaded: boolean;
  readonly hasMore: boolean;
  /** The reason why the last reading failed. */
  readonly problem: unknown;
  /** The restore that the person opened; `NEW` to choose a file; undefined until the person chose. */
  readonly opened: string | undefined;
}

export interface RestoreStore {
  readonly snapshot: () => RestoresSnapshot;
  /** Calls `listener` after each change of the snapshot. Returns a function that stops this. */
  readonly listen: (listener: () => void) => () => void;
  /** Calls `listener` when the status of a restore changes. Returns a function that stops this. */
  readonly onStatus: (listener: (restore: KnownRestoreFragment) => void) => () => void;
  /** Subscribes, reads, and keeps the restores up to date. Returns a function that stops this. */
  readonly start: () => () => void;
  /** Reads the newest page again. Never throws: see `snapshot().problem`. */
  readonly refresh: () => Promise<void>;
  /** Reads one restore again. Never throws. */
  readonly ask: (id: string) => Promise<void>;
  /** Reads the next older page. Throws the API's error. */
  readonly more: () => Promise<void>;
  /** Takes in the answer of a mutation. The higher version wins. */
  readonly take: (answer: KnownRestoreFragment) => void;
  readonly open: (id: string) => void;
}

/** Shows the chooser of a file instead of a restore. */
export const newRestore = 'NEW';

/**
 * Keeps the restores up to date, also when events are lost: a restore at work that is silent is read again soon, and
 * the newest page now and then, because another device may have begun a restore.
 */
export function createRestoreStore(
  api: Pick<RestoreApi, 'page' | 'one' | 'changes'>,
  /** Whether the person sees the page. A hidden page reads nothing. */
  isShown: () => boolean = () => true,
): RestoreStore {
  let state: RestoresSnapshot = { list: [], loaded: false, hasMore: false, problem: undefined, opened: undefined };
  let older: string | null = null;
  let lastNewsMs = Date.now();
  const listeners = new Set<() => void>();
  const statusListeners = new Set<(restore: KnownRestoreFragment) => void>();

  function change(to: Partial<RestoresSnapshot>): void {
    state = { ...state, ...to };
    for (const listener of listeners) listener();
  }

  function take(answer: KnownRestoreFragment): void {
    const held = state.list.find(({ id }) => id === answer.id);
    lastNewsMs = Date.now();
    if (!isNewer(answer, held)) return;
    change({ list: withRestore(state.list, answer) });
    if (held && held.status !== answer.status) for (const listener of statusListeners) listener(answer);
  }

  async function ask(id: string): Promise<void> {
    try {
      const answer = await api.one(id);
      if (answer) take(answer);
      change({ problem: undefined });
    } catch (problem) {
      change({ problem });
    }
  }

  async function refresh(): Promise<void> {
    try {
      const page = await api.page(null);
      for (const restore of page.restores) take(restore);
      if (!state.loaded) older = page.nextToken;
      change({ loaded: true, hasMore: older !== null, problem: undefined });
    } catch (problem) {
      change({ problem });
    }
  }

  function tick(): void {
    const working = state.list.filter(({ status }) => restoreStatuses[status].isWorking);
    const silentMs = Date.now() - lastNewsMs;
    const isWaiting = working.length > 0 || state.problem !== undefined;
    if (silentMs < (isWaiting ? silenceMs : restingSilenceMs) || !isShown()) return;
    lastNewsMs = Date.now();
    for (const { id } of working) void ask(id);
    if (working.length === 0 || state.problem !== undefined) void refresh();
  }

  return {
    snapshot: () => state,
    listen: (listener) => register(listeners, listener),
    onStatus: (listener) => register(statusListeners, listener),
    start() {
      const changes = api.changes().subscribe(take);
      void refresh();
      const timer = setInterval(tick, tickMs);
      return () => {
        clearInterval(timer);
        changes.unsubscribe();
      };
    },
    refresh,
    ask,
    async more() {
      if (older === null) return;
      const page = await api.page(older);
      older = page.nextToken;
      for (const restore of page.restores) take(restore);
      change({ hasMore: older !== null });
    },
    take,
    open: (opened) => change({ opened }),
  };
}

/**
 * The restore to show: the one that the person opened; else the newest one that is at work or waits; else the newest
 * one if anything can still be asked of it. Undefined to choose a file.
 */
export function shownRestore({ list, opened }: Pick<RestoresSnapshot, 'list' | 'opened'>) {
  if (opened !== undefined) return list.find(({ id }) => id === opened);
  return list.find(({ status }) => isUnfinished(status)) ?? list.slice(0, 1).find(({ status }) => !isFinal(status));
}

const tickMs = 500;

/** How long nothing is read while no restore is at work. */
export const restingSilenceMs = 30_000;

/** Ids are ULIDs, so their order is that of their times. */
function withRestore(list: readonly KnownRestoreFragment[], restore: KnownRestoreFragment) {
  return [...list.filter(({ id }) => id !== restore.id), restore].sort((a, b) => (a.id < b.id ? 1 : -1));
}

function register<T>(all: Set<T>, one: T): () => void {
  all.add(one);
  return () => void all.delete(one);
}
