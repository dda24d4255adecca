import type { SiteStorage } from '../storage/site-storage.ts';
import type { Person } from './stored-person.ts';

/** Why a tab left a person's page. */
export const leaveReasons = [
  'signedOut',
  'elsewhere',
  'someoneElse',
  'ended',
  'everywhere',
  'passwordChanged',
] as const;
export type LeaveReason = (typeof leaveReasons)[number];

/** How a person came in, where that is worth a word. */
export type ArrivalNews = 'confirmed' | 'elsewhere' | 'someoneElse';

/** Who is signed in, as this tab shows it. */
export type SessionState =
  | { readonly kind: 'signedOut'; readonly why?: LeaveReason }
  | { readonly kind: 'signedIn'; readonly person: Person; readonly news?: ArrivalNews }
  /** The page is about to load again. Nothing of the person is shown any more. */
  | { readonly kind: 'leaving' };

/** What the session needs of the browser and of Amplify. */
export interface SessionParts {
  /** The person whose tokens are stored now, for all tabs. */
  readonly storedPerson: () => Person | null;
  /** Ends this browser's session at the server and removes its tokens. */
  readonly removeTokens: () => Promise<void>;
  /** Ends every session of the person at the server. Rejects when that failed. */
  readonly endAllSessions: () => Promise<void>;
  /** Loads the page again: nothing in memory outlives it. */
  readonly reload: () => void;
  /** One tab's own storage, which outlives the reload. */
  readonly tabStorage: SiteStorage;
}

export interface Session {
  readonly state: () => SessionState;
  /** Calls `listener` after each change. Returns what ends it. */
  readonly listen: (listener: () => void) => () => void;
  /** Compares what is shown with what is stored. Call it whenever another tab may have changed that. */
  readonly check: () => void;
  /** Whether the person who is shown is still the one whose tokens are stored. */
  readonly isCurrent: () => boolean;
  /** A sign-in was completed in this tab. */
  readonly entered: (news?: ArrivalNews) => void;
  /** The person has read the news. */
  readonly dismissNews: () => void;
  /** Signs this browser out; when it is somebody else's by now, only this tab's page goes. */
  readonly signOut: () => Promise<void>;
  /**
   * Signs out on every device.
   *
   * @param afterwards what still has to be done with this browser's credentials; must not reject.
   * @throws what `endAllSessions` throws; the session then stands.
   */
  readonly signOutEverywhere: (why: 'everywhere' | 'passwordChanged', afterwards: () => Promise<void>) => Promise<void>;
  /** The server has ended the session. */
  readonly ended: () => Promise<void>;
}

const reasonKey = 'session-left-because';

/**
 * The session of one tab. Tokens are shared by all tabs of a browser, what is shown is not: when the stored person is no longer the
 * person shown, everything of the person shown goes at once (page, cache, subscriptions, credentials in memory) by loading the page again.
 */
export function createSession(parts: SessionParts): Session {
  const { storedPerson, removeTokens, endAllSessions, reload, tabStorage } = parts;
  const listeners = new Set<() => void>();
  let state = firstState(storedPerson(), takeReason(tabStorage));

  function change(to: SessionState): void {
    state = to;
    for (const listener of listeners) listener();
  }

  function leave(why: LeaveReason): void {
    tabStorage.setItem(reasonKey, why);
    if (state.kind !== 'leaving') change({ kind: 'leaving' });
    reload();
  }

  function check(): void {
    if (state.kind === 'leaving') return;
    const stored = storedPerson();
    if (state.kind === 'signedOut') {
      if (stored) change({ kind: 'signedIn', person: stored, news: 'elsewhere' });
    } else if (stored?.userId !== state.person.userId) leave(stored ? 'someoneElse' : 'elsewhere');
    else if (stored.email !== state.person.email) change({ ...state, person: stored });
  }

  const isCurrent = () => state.kind === 'signedIn' && storedPerson()?.userId === state.person.userId;

  return {
    state: () => state,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    check,
    isCurrent,
    entered(news) {
      const stored = storedPerson();
      // `check` may have found the tokens first, and taken them for another tab's.
      if (stored && (state.kind === 'signedOut' || isCurrent()))
        change({ kind: 'signedIn', person: stored, ...(news && { news }) });
    },
    dismissNews() {
      if (state.kind === 'signedIn') change({ kind: 'signedIn', person: state.person });
    },
    async signOut() {
      if (!isCurrent()) {
        check();
        return;
      }
      change({ kind: 'leaving' });
      await removeTokens();
      leave('signedOut');
    },
    async signOutEverywhere(why, afterwards) {
      if (!isCurrent()) {
        check();
        return;
      }
      await endAllSessions();
      await afterwards();
      change({ kind: 'leaving' });
      await removeTokens();
      leave(why);
    },
    async ended() {
      if (state.kind !== 'signedIn') return;
      if (storedPerson() && !isCurrent()) {
        leave('someoneElse');
        return;
      }
      change({ kind: 'leaving' });
      // Tokens that the server no longer accepts would bring the person in again after the reload, and so on without end.
      if (storedPerson()) await removeTokens();
      leave('ended');
    },
  };
}

function firstState(stored: Person | null, why: LeaveReason | undefined): SessionState {
  if (!stored) return { kind: 'signedOut', ...(why && { why }) };
  return { kind: 'signedIn', person: stored, ...(why === 'someoneElse' && { news: 'someoneElse' }) };
}

/** Read once: the next reload has a reason of its own, or none. */
function takeReason(tabStorage: SiteStorage): LeaveReason | undefined {
  const reason = tabStorage.getItem(reasonKey);
  tabStorage.removeItem(reasonKey);
  return leaveReasons.find((one) => one === reason);
}
