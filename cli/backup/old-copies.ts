import { join } from 'node:path';
import { inspectCopy } from '../../archive/copy/inspect-copy.ts';
import { openFileSource } from '../file-source.ts';
import type { BackedUp } from './backup-record.ts';
import type { Keep } from './kept-copies.ts';
import { keptCopies } from './kept-copies.ts';

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
