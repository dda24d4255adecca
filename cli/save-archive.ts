import { lstat, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { numberedName } from '../archive/numbered-name.ts';
import type { FolderFlag } from './out-folder.ts';
import { anotherFolder, privateMode } from './out-folder.ts';
import { Refused } from './refused.ts';
import { sha256OfFile } from './sha256-of-file.ts';

/** The size and checksum that the server states for a file. */
export interface Promised {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** So many copies with one name in one folder can only be a mistake. */
const mostNumbers = 1000;

/**
 * Moves a file in `dir` to its name there. If the name is taken, a number is added. Never overwrites. Returns the path.
 * The name is reserved with a new empty file, created exclusively, which is then replaced. Unlike a hard link, this
 * also works on the file systems of USB sticks.
 */
export async function nameFreely(
  part: string,
  dir: string,
  name: string,
  folderFlag: FolderFlag = '--out',
): Promise<string> {
  for (let number = 1; number <= mostNumbers; number += 1) {
    const path = join(dir, numberedName(name, number));
    if (!(await take(path))) continue;
    try {
      await rename(part, path);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    await syncFolder(dir);
    return path;
  }
  throw new Refused(
    `${join(dir, name)} and ${mostNumbers - 1} numbered ones are there already. ${anotherFolder(folderFlag)}`,
  );
}

/** Reads a file back from disk and compares it with the stated size and checksum. */
export async function hasPromised(path: string, { bytes, sha256 }: Promised): Promise<boolean> {
  const found = await lstat(path);
  return found.isFile() && found.size === bytes && (await sha256OfFile(path)) === sha256;
}

/** The path of an existing file that is the same copy. Undefined when no file has that name, or another file does. */
export async function alreadyThere(dir: string, name: string, promised: Promised): Promise<string | undefined> {
  const path = join(dir, name);
  try {
    return (await hasPromised(path, promised)) ? path : undefined;
  } catch (error) {
    // A file that cannot be read counts as another file.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

/** False when the name is taken. */
async function take(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', privateMode)).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Makes the new name survive a power cut. Some file systems cannot do this for folders. */
async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await handle.close();
  }
}
