import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onDisk } from './disk-fault.ts';

/**
 * Replaces a file. A crash at any moment leaves either the old or the new text. The new text is durable when this
 * resolves. Only the host's user may read the file. Throws `DiskFault` when the disk refuses the write. The old text
 * then remains.
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

/** The ending of the names of drafts, which a crash may leave behind partly written. */
export const draftEnding = '.new';

/** Removes a file or folder. The removal is durable when this resolves. A missing one is not an error. */
export async function removeDurably(path: string): Promise<void> {
  await onDisk(dirname(path), async () => {
    await rm(path, { recursive: true, force: true });
    await syncFolder(dirname(path));
  });
}

/** Makes the names in a folder durable. Syncing a file does not do that. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
