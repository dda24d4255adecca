import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from '../files/made-once.ts';

/**
 * The 32-byte key from which all temporary credentials of a data folder are derived. The file is made on first use and
 * is readable by its owner only.
 */
export function readHostKey(dataDir: string): Buffer {
  const folder = join(dataDir, 'identity');
  const file = join(folder, 'host-key');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = madeOnce(file, () => randomBytes(keyLengthBytes));
  if (key.length !== keyLengthBytes) {
    throw new Error(
      `${file} holds ${key.length} bytes where a host key has ${keyLengthBytes}. Remove the file, and a new key is made; credentials issued before stop working.`,
    );
  }
  return key;
}

const keyLengthBytes = 32;
