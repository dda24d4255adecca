import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Refused } from './refused.ts';

/** The absolute path and the size of a person's file. Throws Refused when it is no file, or is empty. */
export async function existingFile(file: string): Promise<{ readonly path: string; readonly bytes: number }> {
  const path = resolve(file);
  const found = await stat(path).catch((cause: unknown) => {
    throw new Refused(`${path} ${obstacles[(cause as NodeJS.ErrnoException).code ?? ''] ?? 'cannot be read'}.`, {
      cause,
    });
  });
  if (!found.isFile()) throw new Refused(`${path} is no file. Name the zip file of a copy.`);
  if (found.size === 0) throw new Refused(`${path} is empty. Name the zip file of a copy.`);
  return { path, bytes: found.size };
}

const obstacles: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist: a part of its path is a file',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  ELOOP: 'cannot be read: its path is a circle of links',
};
