import type { FolderHandle } from './folder-handle.ts';
import { databaseName } from './forget-folders.ts';

const storeName = 'folders';

/**
 * The folder that a person has chosen in this browser. Undefined when there is none, also where the browser blocks site
 * data.
 *
 * @param owner the person's identity id. Another person on the same computer has a folder of their own.
 */
export async function keptFolder(owner: string): Promise<FolderHandle | undefined> {
  const found = await inStore('readonly', (store) => store.get(owner));
  return found as FolderHandle | undefined;
}

/** A browser that blocks site data forgets it at the next reload. */
export async function keepFolder(owner: string, folder: FolderHandle): Promise<void> {
  await inStore('readwrite', (store) => store.put(folder, owner));
}

export async function forgetFolder(owner: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(owner));
}

async function inStore(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  let database: IDBDatabase | undefined;
  try {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName);
    database = await resultOf(opening);
    return await resultOf(act(database.transaction(storeName, mode).objectStore(storeName)));
  } catch (error) {
    // Blocked site data: SecurityError, or no IndexedDB at all.
    if (error instanceof DOMException || error instanceof TypeError) return undefined;
    throw error;
  } finally {
    database?.close();
  }
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('IndexedDB failed without a reason.'));
  });
}
