import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FinishedExport } from './await-export.ts';
import { download } from './download.ts';
import { localName } from './local-name.ts';
import type { FolderFlag } from './out-folder.ts';
import { asRefusal, requireRoom } from './out-folder.ts';
import { Refused } from './refused.ts';
import { safeLink } from './safe-link.ts';
import { alreadyThere, hasPromised, nameFreely } from './save-archive.ts';
import { sha256OfFile } from './sha256-of-file.ts';

interface Options {
  readonly copy: FinishedExport;
  /** An existing folder. */
  readonly dir: string;
  /** The flag that names it. @default --out */
  readonly folderFlag?: FolderFlag;
  readonly freshLink: () => Promise<string>;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
}

/**
 * Saves a copy in a folder. The file gets its own name only when it is complete and, read back from disk, has the
 * stated checksum. Returns its path. If the same copy is already there, returns the path of that file.
 */
export async function saveCopy({
  copy,
  dir,
  folderFlag = '--out',
  freshLink,
  signal,
  onBytes,
}: Options): Promise<string> {
  const { bytes, sha256, fileName } = copy.archive;
  const promised = { bytes, sha256 };
  const name = localName(fileName, copy.id);
  const there = await alreadyThere(dir, name, promised);
  if (there !== undefined) return there;
  await requireRoom(dir, bytes, folderFlag);
  const part = join(dir, `.myhome-account_${copy.id}.${randomUUID()}.part`);
  try {
    await download({
      freshLink: async () => safeLink(await freshLink()),
      promisedBytes: bytes,
      part,
      signal,
      onBytes,
      folderFlag,
    });
    if (!(await hasPromised(part, promised)))
      throw new Refused(
        `What arrived is not what was promised: SHA-256 ${await sha256OfFile(part)} and not ${sha256}. Nothing was kept.`,
      );
    return await nameFreely(part, dir, name, folderFlag);
  } catch (error) {
    throw asRefusal(error, dir, folderFlag);
  } finally {
    await rm(part, { force: true });
  }
}
