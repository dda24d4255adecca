import type { SiteStorage } from '../storage/site-storage.ts';

const storageKey = 'exports-asked-here';

/**
 * The exports that this tab requested and has not downloaded yet. Only the requesting tab downloads automatically. The
 * list survives a reload, but not the end of the tab. A duplicated tab has a copy of the list (see
 * `downloads/once-per-browser.ts`).
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
  /** The awaited exports, in the order of the requests. */
  all(): readonly string[];
  /** Stops waiting for the export. */
  settle(id: string): void;
}
