import { describe, expect, it } from 'vitest';
import { createSiteStorage, isStorageKept } from './site-storage.ts';

/** A storage area as in browsers: texts by key, and a fault to throw at each use. */
function areaOf(stored: Map<string, string>, fault?: () => Error): Storage {
  const use = <T>(act: () => T): T => {
    if (fault) throw fault();
    return act();
  };
  return {
    length: stored.size,
    key: () => null,
    clear: () => stored.clear(),
    getItem: (key) => use(() => stored.get(key) ?? null),
    setItem: (key, value) => use(() => void stored.set(key, value)),
    removeItem: (key) => use(() => void stored.delete(key)),
  };
}

const blocked = () => new DOMException('Access is denied for this document.', 'SecurityError');

describe('createSiteStorage', () => {
  it('keeps what the browser can keep in the browser', () => {
    const stored = new Map<string, string>();
    const storage = createSiteStorage(() => areaOf(stored));
    storage.setItem('language', 'ja');
    expect([...stored]).toEqual([['language', 'ja']]);
    expect(storage.getItem('language')).toBe('ja');
    storage.removeItem('language');
    expect(storage.getItem('language')).toBeNull();
  });

  it.each([
    [
      'naming the area throws',
      () => {
        throw blocked();
      },
    ],
    ['the area throws at each use', () => areaOf(new Map(), blocked)],
    ['there is no area', () => null as unknown as Storage],
  ])('remembers until a reload where %s', (_, area) => {
    const storage = createSiteStorage(area);
    expect(storage.getItem('language')).toBeNull();
    storage.setItem('language', 'ja');
    expect(storage.getItem('language')).toBe('ja');
    storage.removeItem('language');
    expect(storage.getItem('language')).toBeNull();
    expect(isStorageKept(area)).toBe(false);
  });

  it('prefers what was written last, also when the area filled up in between', () => {
    const stored = new Map<string, string>([['token', 'old']]);
    let isFull = true;
    const storage = createSiteStorage(() =>
      areaOf(stored, isFull ? () => new DOMException('full', 'QuotaExceededError') : undefined),
    );
    storage.setItem('token', 'new');
    expect(storage.getItem('token')).toBe('new');
    isFull = false;
    storage.setItem('token', 'newest');
    expect(stored.get('token')).toBe('newest');
    expect(storage.getItem('token')).toBe('newest');
    expect(isStorageKept(() => areaOf(stored))).toBe(true);
  });

  it('does not hide a mistake of the page', () => {
    expect(() =>
      createSiteStorage(() => {
        throw new RangeError('a mistake');
      }).getItem('language'),
    ).toThrow(RangeError);
  });
});
