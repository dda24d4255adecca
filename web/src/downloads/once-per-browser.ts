import type { SiteStorage } from '../storage/site-storage.ts';

/** One after the other, over all tabs of the browser: `navigator.locks` there. Undefined where the browser has none. */
export type Locks = Pick<LockManager, 'request'> | undefined;

const storageKey = 'exports-downloaded';
/** Ids older than that are of files that are long gone. */
const mostKept = 100;

/**
 * Remembers, for all tabs, which exports were downloaded by themselves: a duplicated tab has a copy of `sessionStorage` and awaits the same.
 *
 * @param storage `localStorage` in the browser.
 */
export function createOncePerBrowser(storage: Pick<SiteStorage, 'getItem' | 'setItem'>, locks: Locks): OncePerBrowser {
  const read = () => (storage.getItem(storageKey) ?? '').split(' ').filter((id) => id !== '');
  const note = (id: string) =>
    storage.setItem(storageKey, [...read().filter((one) => one !== id), id].slice(-mostKept).join(' '));

  async function unlessDone(id: string, act: () => Promise<boolean>): Promise<boolean> {
    if (read().includes(id)) return false;
    if (await act()) note(id);
    return true;
  }

  return {
    note,
    run: async (id, act) =>
      locks ? await locks.request(`export-download-${id}`, () => unlessDone(id, act)) : unlessDone(id, act),
  };
}

export interface OncePerBrowser {
  /**
   * Runs `act`, unless another tab has done it for this id; waits for a tab that is at it. `act` says whether it is done with: what is not
   * may be run again. Resolves to whether it ran.
   */
  readonly run: (id: string, act: () => Promise<boolean>) => Promise<boolean>;
  /** It is done, without a run. */
  readonly note: (id: string) => void;
}
