import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { mostUploadBytes } from '../../ledger/upload-limit.ts';
import { Refused } from '../refused.ts';

/** A file that can be announced to the API. */
export interface AnnouncedFile {
  readonly path: string;
  /** Its name without folders, 1 to 255 characters. */
  readonly name: string;
  readonly bytes: number;
}

/** Looks at a person's file before anything is read of it. Throws Refused when it cannot be uploaded. */
export async function announcedFile(file: string): Promise<AnnouncedFile> {
  const path = resolve(file);
  const found = await stat(path).catch((cause: unknown) => {
    throw new Refused(`${path} ${obstacles[(cause as NodeJS.ErrnoException).code ?? ''] ?? 'cannot be read'}.`, {
      cause,
    });
  });
  if (!found.isFile()) throw new Refused(`${path} is no file. Name the zip file of a copy.`);
  if (found.size === 0) throw new Refused(`${path} is empty. Name the zip file of a copy.`);
  if (found.size > mostUploadBytes)
    throw new Refused(`${path} has ${found.size} bytes. A restore accepts at most ${mostUploadBytes} (1 GiB).`);
  return { path, name: basename(path).slice(-mostNameCharacters), bytes: found.size };
}

const obstacles: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist: a part of its path is a file',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  ELOOP: 'cannot be read: its path is a circle of links',
};

const mostNameCharacters = 255;
