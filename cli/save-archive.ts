import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { numbered } from './local-name.ts';
import { privateMode } from './out-folder.ts';
import { Refused } from './refused.ts';

/** What the server promises of a file. */
export interface Promised {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** More copies of one name in one folder than this are a mistake. */
const mostNumbers = 1000;

/**
 * Gives a file that lies in `dir` its name there, or, where something has that name, the name with a number; never overwrites. Returns the path.
 * The name is taken by making an empty file that nothing else can have made, and then replacing that one: unlike a link this works on the
 * file systems of USB sticks, too.
 */
export async function nameFreely(part: string, dir: string, name: string): Promise<string> {
  for (let number = 1; number <= mostNumbers; number += 1) {
    const path = join(dir, numbered(name, number));
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
    `${join(dir, name)} and ${mostNumbers - 1} numbered ones are there already. Choose another folder with --out.`,
  );
}

/** Reads a file back from disk and compares it with what was promised. */
export async function hasPromised(path: string, { bytes, sha256 }: Promised): Promise<boolean> {
  const found = await lstat(path);
  return found.isFile() && found.size === bytes && (await sha256OfFile(path)) === sha256;
}

/** The path of a file that is there already and is the very copy; undefined where there is none of that name, or another. */
export async function alreadyThere(dir: string, name: string, promised: Promised): Promise<string | undefined> {
  const path = join(dir, name);
  try {
    return (await hasPromised(path, promised)) ? path : undefined;
  } catch (error) {
    // One that cannot be read is another one.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

/** Lower-case hex. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** False where something has the name. */
async function take(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', privateMode)).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Makes the new name last over a power cut; some file systems have no such thing for folders. */
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
