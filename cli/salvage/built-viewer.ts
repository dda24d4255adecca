import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { viewerEntryName } from '../../archive/entries/entry-names.ts';
import type { ReadyEntry } from '../../archive/zip/write-archive.ts';
import { buildViewerInto } from '../viewer/viewer-builder.ts';

/**
 * viewer.html for a copy that this computer makes.
 *
 * @throws whatever the builder's process ended with: its packages are not installed, for example.
 */
export async function builtViewer(): Promise<ReadyEntry> {
  const folder = await mkdtemp(join(tmpdir(), 'myhome-account-viewer-'));
  try {
    await buildViewerInto(folder, ['--deflated']);
    const facts = JSON.parse(await readFile(join(folder, 'viewer.json'), 'utf8')) as Pick<
      ReadyEntry,
      'crc32' | 'uncompressedBytes'
    >;
    return { name: viewerEntryName, deflated: await readFile(join(folder, 'viewer.deflated')), ...facts };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
