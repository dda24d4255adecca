import { Readable } from 'node:stream';
import JSZip from 'jszip';
import type { EntryFacts } from './deflated-entry.ts';
import { DeflatedEntry } from './deflated-entry.ts';

/** One entry for the container. `facts` must be correct when `deflated` ends. */
export interface ContainerEntry {
  readonly name: string;
  readonly facts: EntryFacts;
  readonly deflated: () => AsyncIterable<Buffer>;
}

/**
 * Puts entries that are already deflated into a zip, one after the other. With `dataDescriptors`, an entry's bytes are
 * written as they arrive. Without, each entry is collected first, so that its sizes can be written before it. The
 * stream starts paused.
 */
export function zipContainer(
  entries: readonly ContainerEntry[],
  options: { dataDescriptors: boolean; entryDate: Date },
): JSZip.JSZipStreamHelper<Buffer> {
  const zip = new JSZip();
  for (const { name, facts, deflated } of entries) {
    const entry = new DeflatedEntry(Readable.from(deflated(), { objectMode: false }), facts);
    // jszip's types do not include the objects that jszip itself uses here when it loads a zip.
    zip.file(name, entry as unknown as Buffer, { binary: true, date: options.entryDate, compression: 'DEFLATE' });
  }
  return zip.generateInternalStream({ type: 'nodebuffer', streamFiles: options.dataDescriptors, platform: 'DOS' });
}
