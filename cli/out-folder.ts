import { existsSync } from 'node:fs';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isOnPseudoFileSystem } from './pseudo-file-system.ts';
import { Refused } from './refused.ts';

/** The flag by which the person chose the folder. */
export type FolderFlag = '--out' | '--to';

/** The next step when a folder cannot be used. */
export function anotherFolder(flag: FolderFlag): string {
  return `Choose another folder with ${flag}.`;
}

/**
 * Makes the folder for the zip if it is missing, and checks that a file can be written there, before the first request
 * to the server. Returns its absolute path.
 *
 * @throws Refused with the obstacle.
 */
export async function prepareOutFolder(outDir: string, flag: FolderFlag = '--out'): Promise<string> {
  const dir = resolve(outDir);
  try {
    if (isOnPseudoFileSystem(nearestExisting(dir)))
      throw new Refused(
        `${flag}: ${dir} lies on a file system of the kernel, which keeps no files. ${anotherFolder(flag)}`,
      );
    await mkdir(dir, { recursive: true });
    const probe = join(dir, `.myhome-account-${process.pid}.probe`);
    await (await open(probe, 'wx', privateMode)).close();
    await rm(probe);
  } catch (error) {
    throw asRefusal(error, dir, flag);
  }
  return dir;
}

/**
 * The mode of everything that is saved, since a household's accounts are private. The umask may restrict it further.
 */
export const privateMode = 0o600;

/** @throws Refused when the folder has too little free space for the file. */
export async function requireRoom(dir: string, bytes: number, flag: FolderFlag = '--out'): Promise<void> {
  const { bavail, bsize, blocks } = await statfs(dir);
  const freeBytes = bavail * bsize;
  // A file system that does not know its size reports 0 blocks in total. Then a lack of space appears at writing.
  if (freeBytes < bytes && blocks > 0)
    throw new Refused(
      `${flag}: the file has ${bytes} bytes, and at ${dir} only ${freeBytes} are free. Make room there, or choose another folder with ${flag}.`,
    );
}

const sentences: Readonly<Record<string, string>> = {
  EEXIST: 'is a file, not a folder',
  ENOTDIR: 'cannot be made: a part of its path is a file',
  ENOENT: 'cannot be made: a folder above it is missing, or a link leads nowhere',
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'lies on a file system that is read only',
  ENOSPC: 'has no room left',
  EDQUOT: 'has no room left for this user',
  ENAMETOOLONG: 'cannot be made: its name is too long',
  ELOOP: 'cannot be used: its path is a circle of links',
  EIO: 'cannot be written: its disk reports a fault',
};

/** A file system error at the folder, as a Refused with a sentence. Any other error is returned unchanged. */
export function asRefusal(error: unknown, dir: string, flag: FolderFlag = '--out'): unknown {
  const sentence = error instanceof Error ? sentences[(error as NodeJS.ErrnoException).code ?? ''] : undefined;
  return sentence === undefined
    ? error
    : new Refused(`${flag}: ${dir} ${sentence}. ${anotherFolder(flag)}`, { cause: error });
}

function nearestExisting(path: string): string {
  return existsSync(path) || path === dirname(path) ? path : nearestExisting(dirname(path));
}
