import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that is still being written has changed within this time. */
const quietMs = 24 * 3_600_000;

/** Removes the unfinished files that killed commands of this program have left in a folder, once nobody writes them. */
export async function removeLeftovers(dir: string, nowMs: number): Promise<void> {
  for (const name of await readdir(dir)) {
    if (!unfinished.test(name)) continue;
    const path = join(dir, name);
    const found = await stat(path);
    if (found.isFile() && nowMs - found.mtimeMs > quietMs) await rm(path, { force: true });
  }
}

/** As `saveCopy` and `writeBackupRecord` name them, and nobody else: a ULID or the record's name, and a UUID. */
const unfinished = /^\.myhome-account(_[0-9A-Z]{26}|-backup\.json)\.[0-9a-f-]{36}\.part$/;
