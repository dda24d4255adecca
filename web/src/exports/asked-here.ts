const storageKey = 'exports-asked-here';

/**
 * The exports that this tab asked for and has not downloaded yet. Only the tab that asked downloads, and once: `take` says yes a single
 * time, however many events, answers and queries bring the same export. Outlives a reload, not the tab.
 *
 * @param storage `sessionStorage` in the browser.
 */
export function createAskedHere(storage: Pick<Storage, 'getItem' | 'setItem'>): AskedHere {
  const read = () => (storage.getItem(storageKey) ?? '').split(' ').filter((id) => id !== '');
  const write = (ids: readonly string[]) => storage.setItem(storageKey, ids.join(' '));
  return {
    add: (id) => write([...read().filter((one) => one !== id), id]),
    latest: () => read().at(-1),
    take(id) {
      const ids = read();
      if (!ids.includes(id)) return false;
      write(ids.filter((one) => one !== id));
      return true;
    },
  };
}

export interface AskedHere {
  add(id: string): void;
  /** The one asked for last, if it is still awaited. */
  latest(): string | undefined;
  /** True once for each id added; the id is awaited no more. */
  take(id: string): boolean;
}
