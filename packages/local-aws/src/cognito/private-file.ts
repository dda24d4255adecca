import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onDisk } from '../files/disk-fault.ts';
import { writeDurably } from '../files/durable-file.ts';
import { isJsonObject } from '../json.ts';

/** What the file holds, or undefined where there is none. Throws, with the path, when it is not JSON. */
export async function readPrivateJson(path: string): Promise<unknown> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new Error(`${path} is not JSON. Put back a copy of it, or start over with an empty data folder (--fresh).`, {
      cause,
    });
  }
}

/**
 * The same for a record of Cognito's, told by its version: only this program writes these files, whole or not at all. Throws, with the path and
 * the way out, where it is of another.
 *
 * @param what For the error: `a user record`
 * @param versions those the caller reads
 */
export async function readPrivateRecord(
  path: string,
  what: string,
  versions: readonly number[] = [1],
): Promise<VersionedRecord | undefined> {
  const content = await readPrivateJson(path);
  if (content === undefined || (isJsonObject(content) && versions.some((version) => version === content['version'])))
    return content as VersionedRecord | undefined;
  throw new Error(
    `${path} is not ${what} of version ${versions.join(' or ')}. Put back a copy of it, or start over with an empty data folder (--fresh).`,
  );
}

export interface VersionedRecord {
  readonly version: number;
}

/** Writes a file that only this user may read, and the folder around it; see `writeDurably`. */
export async function writePrivateJson(path: string, content: unknown): Promise<void> {
  await onDisk(dirname(path), () => mkdir(dirname(path), { recursive: true, mode: 0o700 }));
  await writeDurably(path, `${JSON.stringify(content, null, 1)}\n`);
}
