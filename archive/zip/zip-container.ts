import { Readable } from 'node:stream';
import JSZip from 'jszip';
import type { EntryFacts } from './deflated-entry.ts';
import { DeflatedEntry } from './deflated-entry.ts';

/** One entry as the container takes it: `facts` must be right when `deflated` ends. */
export interface ContainerEntry {
  readonly name: string;
  readonly facts: EntryFacts;
  readonly deflated: () => AsyncIterable<Buffer>;
}

/**
 * Puts entries, deflated already, one after the other into a zip. With `dataDescriptors` an entry's bytes go out as they come; without, each
 * entry is collected first, so that its sizes can stand before it. Starts paused.
 */
export function zipContainer(
  entries: readonly ContainerEntry[],
  options: { dataDescriptors: boolean; entryDate: Date },
): JSZip.JSZipStreamHelper<Buffer> {
  const zip = new JSZip();
  for (const { name, facts, deflated } of entries) {
    const entry = new DeflatedEntry(Readable.from(deflated(), { objectMode: false }), facts);
    // jszip's types do not have what it gives to itself here when it loads a zip.
    zip.file(name, entry as unknown as Buffer, { binary: true, date: options.entryDate, compression: 'DEFLATE' });
  }
  return zip.generateInternalStream({ type: 'nodebuffer', streamFiles: options.dataDescriptors, platform: 'DOS' });
}
