import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { viewerEntryName } from '../../archive/entries/entry-names.ts';
import type { ReadyEntry } from '../../archive/zip/write-archive.ts';

/**
 * viewer.html, the last entry of every archive. infra/ builds it and puts it beside the function's bundle, already
 * deflated, so that a run neither builds nor deflates it.
 */
export function readViewerEntry(folder: string): ReadyEntry {
  const facts = JSON.parse(readFileSync(join(folder, 'viewer.json'), 'utf8')) as Pick<
    ReadyEntry,
    'crc32' | 'uncompressedBytes'
  >;
  return { name: viewerEntryName, deflated: readFileSync(join(folder, 'viewer.deflated')), ...facts };
}
