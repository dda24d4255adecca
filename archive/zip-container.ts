import { Readable } from 'node:stream';
import JSZip from 'jszip';
import type { Predeflated } from './predeflated.ts';
import { predeflated } from './predeflated.ts';

/** One entry as the container takes it: `facts` must be right when `deflated` ends. */
export interface ContainerEntry {
  readonly name: string;
  readonly facts: Predeflated;
  readonly deflated: () => AsyncIterable<Buffer>;
}

/**
 * Puts entries, deflated already, one after the other into a zip. With `dataDescriptors` an entry's bytes go out as they come; without, each
 * entry is collected first, so that its sizes can stand before it. Starts paused.
 */
export function zipContainer(entries: readonly ContainerEntry[], options: { dataDescriptors: boolean }): JSZip.JSZipStreamHelper<Buffer> {
  const zip = new JSZip();
  for (const { name, facts, deflated } of entries) {
    zip.file(name, Readable.from(deflated(), { objectMode: false }), {
      binary: true,
      date: entryDate,
      // jszip's types know the two names it ships with; predeflated.ts has added this one to its table.
      compression: predeflated as 'DEFLATE',
      compressionOptions: facts as unknown as { level: number },
    });
  }
  return zip.generateInternalStream({ type: 'nodebuffer', streamFiles: options.dataDescriptors, platform: 'DOS' });
}

/** The zip format's first day: an archive holds no clock outside its manifest, so the same data gives the same bytes. */
const entryDate = new Date(Date.UTC(1980, 0, 1));
