import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isJsonObject } from '../json.ts';
import { onDisk } from './disk-fault.ts';
import { writeDurably } from './durable-file.ts';
import { FileDamaged, readStoredJson } from './stored-json.ts';

/** The content of the file, or undefined where there is no file. Throws `FileDamaged` when the content is not JSON. */
export async function readPrivateJson(path: string): Promise<unknown> {
  try {
    return await readStoredJson(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The same for a record with a version. Throws `FileDamaged` when the version is not one of `versions`.
 *
 * @param what for the error: `a user record`
 * @param versions the versions that the caller can read
 */
export async function readPrivateRecord(
  path: string,
  what: string,
  versions: readonly number[] = [1],
): Promise<VersionedRecord | undefined> {
  const content = await readPrivateJson(path);
  if (content === undefined || (isJsonObject(content) && versions.some((version) => version === content['version'])))
    return content as VersionedRecord | undefined;
  throw new FileDamaged(path, `${what} of version ${versions.join(' or ')}`);
}

export interface VersionedRecord {
  readonly version: number;
}

/** Writes a file that only this user may read, and creates its folder if necessary. See `writeDurably`. */
export async function writePrivateJson(path: string, content: unknown): Promise<void> {
  await onDisk(dirname(path), () => mkdir(dirname(path), { recursive: true, mode: 0o700 }));
  await writeDurably(path, `${JSON.stringify(content, null, 1)}\n`);
}
