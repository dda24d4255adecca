import { open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { privateMode } from '../out-folder.ts';
import { Refused } from '../refused.ts';
import { differenceLines } from './difference-lines.ts';
import type { ListedDifferences } from './preview-lists.ts';

/** Refuses a name that is taken, or whose folder is missing, before anything is asked of the server. */
export async function requireFreeName(outFile: string): Promise<void> {
  const path = resolve(outFile);
  if (await exists(path)) throw taken(path);
  if (!(await exists(dirname(path)))) throw new Refused(`--out: the folder ${dirname(path)} does not exist.`);
}

/** Writes the differences to a new file. Never overwrites one. Returns its path. */
export async function writeDifferences(outFile: string, lists: readonly ListedDifferences[]): Promise<string> {
  const path = resolve(outFile);
  try {
    const file = await open(path, 'wx', privateMode);
    try {
      await file.writeFile(differenceLines(lists));
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw taken(path);
    throw code === undefined ? error : new Refused(`--out: ${path} cannot be written: ${message}.`, { cause: error });
  }
  return path;
}

const taken = (path: string): Refused =>
  new Refused(`--out: ${path} is there already, and no file is overwritten. Choose another name.`);

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
