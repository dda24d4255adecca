import { join } from 'node:path';
import { hasPromised } from '../save-archive.ts';
import type { BackedUp } from './backup-record.ts';

/** GOOD: byte for byte as it was written. ROTTED: another content, or unreadable. GONE: no longer there. */
export type CopyState = 'GOOD' | 'ROTTED' | 'GONE';

/** Reads the file of a copy again. */
export async function stateOf(dir: string, copy: BackedUp): Promise<CopyState> {
  try {
    return (await hasPromised(join(dir, copy.file), copy)) ? 'GOOD' : 'ROTTED';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'GONE';
    // A disk that fails to read a file, and a file that this user may not read.
    if (code !== undefined) return 'ROTTED';
    throw error;
  }
}
