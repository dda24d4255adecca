import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onDisk } from './disk-fault.ts';

/**
 * Replaces a file so that a crash at any moment leaves the old text or the new, and that the new one stays once this resolves. Only the
 * host's own user may read it. Throws `DiskFault` where the disk refuses it; the old text is then still there.
 */
export function writeDurably(path: string, text: string): Promise<void> {
  return onDisk(dirname(path), () => write(path, text));
}

async function write(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}${draftEnding}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Ends the names of files that a crash may leave behind half written. */
export const draftEnding = '.new';

/** Removes a file or folder; gone for good once this resolves. Nothing happens where there is none. */
export async function removeDurably(path: string): Promise<void> {
  await onDisk(dirname(path), async () => {
    await rm(path, { recursive: true, force: true });
    await syncFolder(dirname(path));
  });
}

/** Makes the names in a folder durable; syncing a file does not. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
