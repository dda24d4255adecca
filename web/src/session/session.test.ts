import { describe, expect, it } from 'vitest';
import type { Session } from './session.ts';
import { createSession } from './session.ts';
import type { Person } from './stored-person.ts';

const hanako: Person = { userId: 'u-hanako', email: 'hanako@example.com' };
const taro: Person = { userId: 'u-taro', email: 'taro@example.com' };

/** A browser: tokens that all tabs share, and tabs with separate storage. */
function browser(first: Person | null = null) {
  let stored = first;
  const endedEverywhere: Person[] = [];
  const endedHere: Person[] = [];
  let serverFault: Error | undefined;
  function openTab() {
    const own = new Map<string, string>();
    let reloads = 0;
    const load = (): Session =>
      createSession({
        storedPerson: () => stored,
        removeTokens: () => {
          if (stored) endedHere.push(stored);
          stored = null;
          return Promise.resolve();
        },
        endAllSessions: () => {
          if (serverFault) return Promise.reject(serverFault);
          if (stored) endedEverywhere.push(stored);
          return Promise.resolve();
        },
        reload: () => {
          reloads += 1;
        },
        tabStorage: {
          getItem: (key) => own.get(key) ?? null,
          setItem: (key, value) => void own.set(key, value),
          removeItem: (key) => void own.delete(key),
        },
      });
    return { session: load(), reloaded: load, reloads: () => reloads };
  }
  return {
    openTab,
    store: (person: Person | null) => void (stored = person),
    endedHere,
    endedEverywhere,
    failServer: (error: Error) => void (serverFault = error),
  };
}

describe('a session', () => {
  it('begins with the person who is stored', () => {
    expect(browser().openTab().session.state()).toEqual({ kind: 'signedOut' });
    expect(browser(hanako).openTab().session.state()).toEqual({ kind: 'signedIn', person: hanako });
  });

  it('leaves when the person signs out in another tab, and says so after the reload, once', () => {
    const { openTab, store } = browser(hanako);
    const tab = openTab();
    const shown: string[] = [];
    tab.session.listen(() => shown.push(tab.session.state().kind));
    store(null);
    tab.session.check();
    expect(shown).toEqual(['leaving']);
    expect(tab.reloads()).toBe(1);
    expect(tab.reloaded().state()).toEqual({ kind: 'signedOut', why: 'elsewhere' });
    expect(tab.reloaded().state()).toEqual({ kind: 'signedOut' });
  });

  it('leaves when another person has signed in, and shows that person afterwards', () => {
    const { openTab, store } = browser(hanako);
    const tab = openTab();
    store(taro);
    tab.session.check();
    expect(tab.session.state()).toEqual({ kind: 'leaving' });
    expect(tab.reloaded().state()).toEqual({ kind: 'signedIn', person: taro, news: 'someoneElse' });
  });

  it('does not end the session of somebody else by signing out', async () => {
    const { openTab, store, endedHere } = browser(hanako);
    const tab = openTab();
    store(taro);
    await tab.session.signOut();
    expect(endedHere).toEqual([]);
    expect(tab.session.state()).toEqual({ kind: 'leaving' });
    expect(tab.reloaded().state()).toMatchObject({ kind: 'signedIn', person: taro });
    const everywhere = browser(hanako);
    const other = everywhere.openTab();
    everywhere.store(taro);
    await other.session.signOutEverywhere('everywhere', () => Promise.resolve());
    expect(everywhere.endedEverywhere).toEqual([]);
  });

  it('ends its own session by signing out', async () => {
    const { openTab, endedHere } = browser(hanako);
    const tab = openTab();
    await tab.session.signOut();
    expect(endedHere).toEqual([hanako]);
    expect(tab.reloaded().state()).toEqual({ kind: 'signedOut', why: 'signedOut' });
  });

  it('ends all sessions, then does what needs its credentials, then removes them', async () => {
    const { openTab, endedEverywhere, endedHere } = browser(hanako);
    const tab = openTab();
    let at: unknown;
    await tab.session.signOutEverywhere('passwordChanged', () => {
      at = { everywhere: endedEverywhere.length, here: endedHere.length };
      return Promise.resolve();
    });
    expect(at).toEqual({ everywhere: 1, here: 0 });
    expect(endedHere).toEqual([hanako]);
    expect(tab.reloaded().state()).toEqual({ kind: 'signedOut', why: 'passwordChanged' });
  });

  it('stays when the server could not end all sessions', async () => {
    const { openTab, failServer } = browser(hanako);
    const tab = openTab();
    failServer(new TypeError('Failed to fetch'));
    await expect(tab.session.signOutEverywhere('everywhere', () => Promise.resolve())).rejects.toThrow(
      'Failed to fetch',
    );
    expect(tab.session.state()).toEqual({ kind: 'signedIn', person: hanako });
  });

  it('comes in when somebody signs in in another tab, with a word about it', () => {
    const { openTab, store } = browser();
    const tab = openTab();
    store(taro);
    tab.session.check();
    expect(tab.session.state()).toEqual({ kind: 'signedIn', person: taro, news: 'elsewhere' });
    tab.session.dismissNews();
    expect(tab.session.state()).toEqual({ kind: 'signedIn', person: taro });
  });

  it('takes over a changed email of the same person without leaving', () => {
    const { openTab, store } = browser(hanako);
    const tab = openTab();
    store({ ...hanako, email: 'hana@example.com' });
    tab.session.check();
    expect(tab.session.state()).toEqual({ kind: 'signedIn', person: { ...hanako, email: 'hana@example.com' } });
    expect(tab.reloads()).toBe(0);
  });

  it('says that the server ended it, and leaves no tokens that would bring the person in again', async () => {
    for (const stored of [null, hanako]) {
      const mine = browser(hanako);
      const tab = mine.openTab();
      mine.store(stored);
      await tab.session.ended();
      expect(tab.reloads()).toBe(1);
      expect(tab.reloaded().state()).toEqual({ kind: 'signedOut', why: 'ended' });
    }
  });

  it('was ended for one person, but another is signed in by now: they stay', async () => {
    const others = browser(hanako);
    const second = others.openTab();
    others.store(taro);
    await second.session.ended();
    expect(others.endedHere).toEqual([]);
    expect(second.reloaded().state()).toEqual({ kind: 'signedIn', person: taro, news: 'someoneElse' });
  });
});
