/** What the page uses of the browser's `Storage`. */
export type SiteStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** `localStorage`: shared by all tabs, kept when the browser is closed. */
export const localSiteStorage = createSiteStorage(() => localStorage);

/** `sessionStorage`: one tab's own, kept over a reload. A duplicated tab starts with a copy. */
export const tabSiteStorage = createSiteStorage(() => sessionStorage);

/**
 * Storage that never throws. A browser that blocks site data throws when the area is only named, and a full or blocked area throws when
 * it is written. What cannot be stored there is kept in memory: the page then works, and forgets when it is reloaded.
 *
 * @param area gives the browser's area; called at each use, because naming it may throw.
 */
export function createSiteStorage(area: () => Storage): SiteStorage {
  const memory = new Map<string, string>();
  return {
    getItem: (key) => memory.get(key) ?? attempt(() => area().getItem(key), null),
    setItem(key, value) {
      const isStored = attempt(() => {
        area().setItem(key, value);
        return true;
      }, false);
      if (isStored) memory.delete(key);
      else memory.set(key, value);
    },
    removeItem(key) {
      memory.delete(key);
      attempt(() => area().removeItem(key), undefined);
    },
  };
}

/** Whether the browser keeps what the page stores. Without that a reload signs the person out. */
export function isStorageKept(area: () => Storage = () => localStorage): boolean {
  const probe = 'storage-probe';
  return attempt(() => {
    area().setItem(probe, probe);
    area().removeItem(probe);
    return true;
  }, false);
}

/** Browsers refuse with a DOMException (SecurityError, QuotaExceededError); a browser without the area has `null` there, a TypeError. */
function attempt<T>(use: () => T, otherwise: T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return otherwise;
    throw error;
  }
}
