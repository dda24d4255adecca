import { describe, expect, it } from 'vitest';
import type { Locks } from './once-per-browser.ts';
import { createOncePerBrowser } from './once-per-browser.ts';

function aStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

/** Exclusive locks by name, as browsers implement them: the callback runs when the previous one has settled. */
function theLocks(): Locks {
  const held = new Map<string, Promise<unknown>>();
  const request = (name: string, act: () => Promise<unknown>) => {
    const result = (held.get(name) ?? Promise.resolve()).then(act);
    held.set(
      name,
      result.catch(() => undefined),
    );
    return result;
  };
  return { request } as Locks;
}

describe('createOncePerBrowser', () => {
  it('runs once for two tabs that start together', async () => {
    const [storage, locks] = [aStorage(), theLocks()];
    const ran: string[] = [];
    const tab = (name: string) =>
      createOncePerBrowser(storage, locks).run('A', async () => {
        await Promise.resolve();
        ran.push(name);
        return true;
      });
    expect(await Promise.all([tab('first'), tab('second')])).toEqual([true, false]);
    expect(ran).toEqual(['first']);
  });

  it('runs again what was not done', async () => {
    const [storage, locks] = [aStorage(), theLocks()];
    const tab = () => createOncePerBrowser(storage, locks);
    expect(await tab().run('A', () => Promise.resolve(false))).toBe(true);
    expect(await tab().run('A', () => Promise.resolve(true))).toBe(true);
    expect(await tab().run('A', () => Promise.resolve(true))).toBe(false);
  });

  it('knows what a person downloaded by hand, and other exports from it', async () => {
    const storage = aStorage();
    createOncePerBrowser(storage, undefined).note('A');
    const other = createOncePerBrowser(storage, undefined);
    expect([
      await other.run('A', () => Promise.resolve(true)),
      await other.run('B', () => Promise.resolve(true)),
    ]).toEqual([false, true]);
  });

  it('keeps the newest hundred', async () => {
    const storage = aStorage();
    const tab = createOncePerBrowser(storage, undefined);
    for (let count = 0; count <= 100; count += 1) tab.note(`ID${String(count)}`);
    expect([
      await tab.run('ID0', () => Promise.resolve(true)),
      await tab.run('ID100', () => Promise.resolve(true)),
    ]).toEqual([true, false]);
  });
});
