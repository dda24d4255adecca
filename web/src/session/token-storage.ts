import type { SiteStorage } from '../storage/site-storage.ts';

/**
 * The page's storage in the form that Amplify needs for tokens. The token store removes key by key and never calls
 * `clear`.
 */
export function tokenStorageOver(storage: SiteStorage) {
  return {
    getItem: (key: string) => Promise.resolve(storage.getItem(key)),
    setItem(key: string, value: string) {
      storage.setItem(key, value);
      return Promise.resolve();
    },
    removeItem(key: string) {
      storage.removeItem(key);
      return Promise.resolve();
    },
    clear: () =>
      Promise.reject(
        new Error('tokenStorageOver: expected tokens to be removed key by key, got a request to clear all.'),
      ),
  };
}
