import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { diskFault } from './disk-fault.ts';
import { draftEnding } from './durable-file.ts';

/**
 * The content of a file that is made on first use and is readable only by the host's user. The file is either complete
 * or absent, even after a crash. When two processes make it at the same time, both use the file of the first.
 */
export function madeOnce(path: string, make: () => string | Uint8Array): Buffer {
  return readIfThere(path) ?? create(path, make());
}

function create(path: string, content: string | Uint8Array): Buffer {
  const draft = `${path}.${process.pid}${draftEnding}`;
  rmSync(draft, { force: true });
  try {
    const handle = openSync(draft, 'wx', 0o600);
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    // A link is used, because a rename would replace the file that the other process already uses.
    linkSync(draft, path);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw diskFault(error, dirname(path)) ?? error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path);
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}
