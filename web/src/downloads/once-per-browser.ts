import type { SiteStorage } from '../storage/site-storage.ts';

/**
 * Runs callbacks one after the other, over all tabs of the browser (`navigator.locks`). Undefined in a browser without
 * locks.
 */
export type Locks = Pick<LockManager, 'request'> | undefined;

const storageKey = 'exports-downloaded';
/** Older ids belong to files that have expired long ago. */
const mostKept = 100;

/**
 * Remembers, for all tabs, which exports were downloaded automatically. A duplicated tab has a copy of `sessionStorage`
 * and awaits the same exports.
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
   * Runs `act`, unless another tab has completed it for this id. Waits for a tab that is running it. `act` resolves to
   * whether it is complete. An incomplete one may run again. Resolves to whether `act` ran here.
   */
  readonly run: (id: string, act: () => Promise<boolean>) => Promise<boolean>;
  /** Marks the id as complete, without a run. */
  readonly note: (id: string) => void;
}
