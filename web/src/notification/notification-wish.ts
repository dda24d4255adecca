import { createCell } from '../state/cell.ts';
import { localSiteStorage } from '../storage/site-storage.ts';

/** In this browser, until the person signs out. */
export const wishKey = 'notify-when-ready';

/** Whether the person wants to be notified. Off until they say so. */
export const wish = createCell(localSiteStorage.getItem(wishKey) === 'yes');

export function setWish(isWanted: boolean): void {
  if (isWanted) localSiteStorage.setItem(wishKey, 'yes');
  else localSiteStorage.removeItem(wishKey);
  wish.set(isWanted);
}
