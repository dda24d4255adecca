import { join } from 'node:path';
import { inspectCopy } from '../../archive/copy/inspect-copy.ts';
import { openFileSource } from '../file-source.ts';
import { hasPromised } from '../save-archive.ts';
import type { BackedUp } from './backup-record.ts';
import type { Keep } from './kept-copies.ts';
import { keptCopies } from './kept-copies.ts';

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

/**
 * The copies that the rule does not keep, and whose manifest names their owner. Only good copies may be given: a rotted one
 * neither stands for its month nor is removed.
 */
export async function oldCopies(
  dir: string,
  goodCopies: readonly BackedUp[],
  keep: Keep,
): Promise<readonly BackedUp[]> {
  const kept = keptCopies(goodCopies, keep, localDay);
  const old: BackedUp[] = [];
  for (const copy of goodCopies) {
    if (!kept.has(copy) && (await ownerOf(join(dir, copy.file))) === copy.owner) old.push(copy);
  }
  return old;
}

/** As the manifest of the copy says. */
async function ownerOf(path: string): Promise<string | null> {
  const source = await openFileSource(path);
  try {
    const copy = await inspectCopy(source);
    return copy.kind === 'archive' ? copy.about.owner : null;
  } finally {
    await source.close();
  }
}

/** The day in the time zone of this computer. */
function localDay(instant: string): string {
  // Swedish writes days as YYYY-MM-DD.
  return new Date(instant).toLocaleDateString('sv');
}
