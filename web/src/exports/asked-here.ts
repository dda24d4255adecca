import type { SiteStorage } from '../storage/site-storage.ts';

const storageKey = 'exports-asked-here';

/**
 * The exports that this tab asked for and has not downloaded yet. Only the tab that asked downloads by itself. Outlives a reload, not the
 * tab; a tab that is duplicated has a copy of it (see `downloads/once-per-browser.ts`).
 *
 * @param storage `sessionStorage` in the browser.
 */
export function createAskedHere(storage: Pick<SiteStorage, 'getItem' | 'setItem'>): AskedHere {
  const read = () => (storage.getItem(storageKey) ?? '').split(' ').filter((id) => id !== '');
  const write = (ids: readonly string[]) => storage.setItem(storageKey, ids.join(' '));
  return {
    add: (id) => write([...read().filter((one) => one !== id), id]),
    all: read,
    settle: (id) => write(read().filter((one) => one !== id)),
  };
}

export interface AskedHere {
  add(id: string): void;
  /** Those awaited, in the order of asking. */
  all(): readonly string[];
  /** The export is awaited no more. */
  settle(id: string): void;
}
