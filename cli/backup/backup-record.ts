import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { privateMode } from '../out-folder.ts';
import { Refused } from '../refused.ts';

/** A copy that a backup wrote into the folder of the record. */
export interface BackedUp {
  /** The name of the file. */
  readonly file: string;
  readonly owner: string;
  readonly exportId: string;
  /** When the copy was asked for. */
  readonly requestedAt: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The SHA-256 of the records of each table, by the name of the file in the copy. */
  readonly records: Readonly<Record<string, string>>;
}

/** Lists the copies in a folder that a backup wrote. */
export const backupRecordName = '.myhome-account-backup.json';

/** The copies that backups wrote into a folder, of every owner. None where there is no record. */
export async function readBackupRecord(dir: string): Promise<readonly BackedUp[]> {
  const path = join(dir, backupRecordName);
  try {
    const found: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (isRecord(found)) return found.copies;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Refused(unreadable(path), { cause: error });
  }
  throw new Refused(unreadable(path));
}

/** Replaces the record. After a crash the folder has the old one or the new one. */
export async function writeBackupRecord(dir: string, copies: readonly BackedUp[]): Promise<void> {
  const part = join(dir, `${backupRecordName}.${randomUUID()}.part`);
  try {
    const file = await open(part, 'wx', privateMode);
    try {
      await file.writeFile(`${JSON.stringify({ formatVersion: 1, copies }, undefined, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, join(dir, backupRecordName));
  } finally {
    await rm(part, { force: true });
  }
}

const unreadable = (path: string) =>
  `${path} cannot be read as the list of the copies that backups wrote. Move it away; the copies in the folder then stay for good.`;

function isRecord(value: unknown): value is { readonly copies: readonly BackedUp[] } {
  if (!isObject(value) || value['formatVersion'] !== 1 || !Array.isArray(value['copies'])) return false;
  return value['copies'].every(isBackedUp);
}

function isBackedUp(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { file, owner, exportId, requestedAt, bytes, sha256, records } = value;
  if (!isObject(records)) return false;
  // A record that names a file elsewhere must not make a backup remove it.
  return (
    typeof file === 'string' &&
    file === basename(file) &&
    file.endsWith('.zip') &&
    [owner, exportId, sha256].concat(Object.values(records)).every((text) => typeof text === 'string') &&
    typeof requestedAt === 'string' &&
    !Number.isNaN(Date.parse(requestedAt)) &&
    Number.isSafeInteger(bytes)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
