import type { SiteStorage } from '../storage/site-storage.ts';
import { isStorageKept, tabSiteStorage } from '../storage/site-storage.ts';

const storedKey = 'myhome-account.reloadedAt';

/** When a part is missing so soon after a reload, a release is not the cause. */
const againAfterMs = 60_000;

interface Surroundings {
  readonly target: EventTarget;
  readonly storage: SiteStorage;
  /** Whether `storage` survives a reload. Without that a page could reload without end. */
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
 * A page that was open during a release may request a part of the old release that no longer exists. Then the page is
 * reloaded, once. If the reload did not help, the error goes on to the page, which shows it.
 */
export function reloadAfterRelease({ target, storage, isKept, reload, nowMs }: Surroundings = ofTheBrowser): void {
  // Vite's own event, sent before its import() throws.
  target.addEventListener('vite:preloadError', () => {
    const reloadedMs = Number(storage.getItem(storedKey) ?? 0);
    if (!isKept() || nowMs() - reloadedMs < againAfterMs) return;
    storage.setItem(storedKey, String(nowMs()));
    reload();
  });
}
