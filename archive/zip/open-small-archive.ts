import type { ArchiveOptions, OpenArchive } from './write-archive.ts';
import { openArchive } from './write-archive.ts';

/** For tests: an archive of three entries, one of them with a name that is not ASCII. */
export function openSmallArchive(options: Partial<ArchiveOptions> = {}): OpenArchive {
  return openArchive({
    names: ['first.csv', 'second.csv', 'メモ.txt'],
    entryDate: smallArchiveDate,
    signal: new AbortController().signal,
    ...options,
  });
}

export const smallArchiveDate = new Date('2026-02-01T00:04:06.000Z');

/** Bytes that hardly compress and are always the same. */
export function noise(bytes: number): Buffer {
  const chunk = Buffer.alloc(bytes);
  let state = 12345;
  for (let at = 0; at < bytes; at += 1) chunk[at] = (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) >> 16;
  return chunk;
}
