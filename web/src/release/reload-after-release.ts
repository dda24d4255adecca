import type { SiteStorage } from '../storage/site-storage.ts';
import { isStorageKept, tabSiteStorage } from '../storage/site-storage.ts';

const storedKey = 'myhome-account.reloadedAt';

/** A part that cannot be loaded so soon after a reload is not missing because of a release. */
const againAfterMs = 60_000;

interface Surroundings {
  readonly target: EventTarget;
  readonly storage: SiteStorage;
  /** Whether `storage` outlives a reload; without that a page could reload without end. */
  readonly isKept: () => boolean;
  readonly reload: () => void;
  readonly nowMs: () => number;
}

const ofTheBrowser: Surroundings = {
  get target() {
    return window;
  },
  storage: tabSiteStorage,
  isKept: () => isStorageKept(() => sessionStorage),
  reload: () => location.reload(),
  nowMs: () => Date.now(),
};

/**
 * A page that was open over a release may ask for a part of the old one that is no longer there: it is loaded anew, once. Where that did not help, the
 * error goes on to the page, which says so.
 */
export function reloadAfterRelease({ target, storage, isKept, reload, nowMs }: Surroundings = ofTheBrowser): void {
  // Vite's own event, before its import() throws.
  target.addEventListener('vite:preloadError', () => {
    const reloadedMs = Number(storage.getItem(storedKey) ?? 0);
    if (!isKept() || nowMs() - reloadedMs < againAfterMs) return;
    storage.setItem(storedKey, String(nowMs()));
    reload();
  });
}
