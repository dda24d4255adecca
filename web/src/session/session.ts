import type { SiteStorage } from '../storage/site-storage.ts';
import type { Person } from './stored-person.ts';

/** The reason why a tab left a person's page. */
export const leaveReasons = [
  'signedOut',
  'elsewhere',
  'someoneElse',
  'ended',
  'everywhere',
  'passwordChanged',
] as const;
export type LeaveReason = (typeof leaveReasons)[number];

/** The way in which a person came in, if it is worth a message. */
export type ArrivalNews = 'confirmed' | 'elsewhere' | 'someoneElse';

/** The signed-in person, as this tab shows them. */
export type SessionState =
  | { readonly kind: 'signedOut'; readonly why?: LeaveReason }
  | { readonly kind: 'signedIn'; readonly person: Person; readonly news?: ArrivalNews }
  /** The page is about to reload. No data of the person is shown any more. */
  | { readonly kind: 'leaving' };

/** The functions of the browser and of Amplify that the session needs. */
export interface SessionParts {
  /** The person whose tokens are stored now, for all tabs. */
  readonly storedPerson: () => Person | null;
  /** Ends this browser's session at the server and removes its tokens. */
  readonly removeTokens: () => Promise<void>;
  /** Ends every session of the person at the server. Rejects when that failed. */
  readonly endAllSessions: () => Promise<void>;
  /** Reloads the page. Nothing in memory survives. */
  readonly reload: () => void;
  /** The storage of one tab, which survives the reload. */
  readonly tabStorage: SiteStorage;
}

export interface Session {
  readonly state: () => SessionState;
  /** Calls `listener` after each change. Returns a function that stops this. */
  readonly listen: (listener: () => void) => () => void;
  /** Compares the person shown with the stored tokens. Call this whenever another tab may have changed the tokens. */
  readonly check: () => void;
  /** Whether the person shown is still the one whose tokens are stored. */
  readonly isCurrent: () => boolean;
  /** Report that a sign-in was completed in this tab. */
  readonly entered: (news?: ArrivalNews) => void;
  /** Report that the person has read the news. */
  readonly dismissNews: () => void;
  /** Signs this browser out. If another person is signed in by now, only this tab's page closes. */
  readonly signOut: () => Promise<void>;
  /**
   * Signs out on every device.
   *
   * @param afterwards the last calls with this browser's credentials. Must not reject.
   * @throws the error of `endAllSessions`. The session then continues.
   */
  readonly signOutEverywhere: (why: 'everywhere' | 'passwordChanged', afterwards: () => Promise<void>) => Promise<void>;
  /** Report that the server has ended the session. */
  readonly ended: () => Promise<void>;
}

const reasonKey = 'session-left-because';

/**
 * The session of one tab. All tabs of a browser share the tokens, but each shows its own person. When the stored person
 * differs from the person shown, the page is reloaded. That removes everything of the person shown at once (page,
 * cache, subscriptions, credentials in memory).
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
      // `check` may have found the tokens first, and treated them as another tab's.
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
      // Refused tokens that stay stored would sign the person in again after the reload, and the page would reload
      // without end.
      if (storedPerson()) await removeTokens();
      leave('ended');
    },
  };
}

function firstState(stored: Person | null, why: LeaveReason | undefined): SessionState {
  if (!stored) return { kind: 'signedOut', ...(why && { why }) };
  return { kind: 'signedIn', person: stored, ...(why === 'someoneElse' && { news: 'someoneElse' }) };
}

/** The reason is read only once, because the next reload has its own reason or none. */
function takeReason(tabStorage: SiteStorage): LeaveReason | undefined {
  const reason = tabStorage.getItem(reasonKey);
  tabStorage.removeItem(reasonKey);
  return leaveReasons.find((one) => one === reason);
}
