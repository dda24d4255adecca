/** The parts of the browser's `Storage` that the page uses. */
export type SiteStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** `localStorage`: shared by all tabs, kept when the browser is closed. */
export const localSiteStorage = createSiteStorage(() => localStorage);

/** `sessionStorage`: for one tab only, kept over a reload. A duplicated tab starts with a copy. */
export const tabSiteStorage = createSiteStorage(() => sessionStorage);

/**
 * Storage that never throws. A browser that blocks site data throws when the area's property is read. A full or blocked
 * area throws when it is written. A value that cannot be stored there is kept in memory, so the page works but forgets
 * the value at a reload.
 *
 * @param area returns the browser's area. Called at each use, because reading the property may throw.
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

/** Whether the browser keeps the page's stored values. Otherwise a reload signs the person out. */
export function isStorageKept(area: () => Storage = () => localStorage): boolean {
  const probe = 'storage-probe';
  return attempt(() => {
    area().setItem(probe, probe);
    area().removeItem(probe);
    return true;
  }, false);
}

/**
 * Browsers refuse with a DOMException (SecurityError, QuotaExceededError). In a browser without the area the property
 * is `null`, which causes a TypeError.
 */
function attempt<T>(use: () => T, otherwise: T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return otherwise;
    throw error;
  }
}
