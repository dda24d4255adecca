import type { SiteStorage } from '../storage/site-storage.ts';

/** The page's storage as Amplify wants it for tokens. `clear` is never called by the token store, which removes key by key. */
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
