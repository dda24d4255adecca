import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The 32 bytes on which all temporary credentials of a data folder hang; made on first use and readable by its owner only. */
export function readHostKey(dataDir: string): Buffer {
  const folder = join(dataDir, 'identity');
  const file = join(folder, 'host-key');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = readIfThere(file) ?? create(file);
  if (key.length !== keyLengthBytes) {
    throw new Error(`${file} holds ${key.length} bytes where a host key has ${keyLengthBytes}. Remove the file to have a new one made; credentials handed out before stop working.`);
  }
  return key;
}

const keyLengthBytes = 32;

function create(file: string): Buffer {
  const draft = `${file}.${process.pid}.new`;
  rmSync(draft, { force: true });
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, randomBytes(keyLengthBytes));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    // A link, not a rename: of two hosts that start at once on one folder, the second takes the first one's key instead of replacing it.
    linkSync(draft, file);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}
