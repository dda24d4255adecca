import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { diskFault } from './disk-fault.ts';
import { draftEnding } from './durable-file.ts';

/**
 * What a file holds, made on first use and readable by the host's own user only; whole or not there, however the process ends. Of two
 * processes that make it at once, the second takes what the first has made.
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
    // A link, not a rename, which would replace what the other process goes by.
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
