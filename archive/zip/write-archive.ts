import { Readable } from 'node:stream';
import type JSZip from 'jszip';
import type { ArchiveEntry } from '../entries/entry-writer.ts';
import { EntryWriter } from '../entries/entry-writer.ts';
import { ArchiveTooLarge } from './archive-errors.ts';
import { TemporaryFile } from './temporary-file.ts';
import { WaitingBytes } from './waiting-bytes.ts';
import type { ContainerEntry } from './zip-container.ts';
import { zipContainer } from './zip-container.ts';

export interface ArchiveOptions {
  /** The entries, in the order in which the zip holds them. */
  readonly names: readonly string[];
  /** The date of every entry. Its UTC fields are written unchanged (`wallClock`), because a zip has no time zones. */
  readonly entryDate: Date;
  /** Its abort stops both sides with its reason. */
  readonly signal: AbortSignal;
  /**
   * Up to this many deflated bytes wait in memory, and the zip gets plain headers, which every tool reads. Beyond this
   * limit the zip is started before its sizes are known and gets data descriptors, and waiting bytes go to a temporary
   * file.
   * @default 8 MiB
   */
  readonly plainHeaderBytes?: number;
  /**
   * The limit for the whole file, and for each entry before deflation. @default the limit of a zip without Zip64, minus
   * 1 MiB
   */
  readonly maxBytes?: number;
  /** The last entry, after those of `names`. @default none */
  readonly lastEntry?: ReadyEntry | undefined;
}

/** An entry that was deflated before, and is the same in every archive. */
export interface ReadyEntry {
  readonly name: string;
  readonly deflated: Buffer;
  /** Of the content before deflation. */
  readonly crc32: number;
  readonly uncompressedBytes: number;
}

export interface OpenArchive {
  /**
   * The zip. It ends when every entry has ended, and fails with the reason of the first error. Destroying it stops the
   * writers.
   */
  readonly bytes: Readable;
  entry(name: string): ArchiveEntry;
}

/**
 * Opens a zip whose entries are written in parallel and stored one after the other. The first entry's bytes flow
 * straight through, and the bytes of the others wait. Every entry must be ended. Writes throw the reason that stopped
 * the archive, for example `ArchiveTooLarge`.
 */
export function openArchive(options: ArchiveOptions): OpenArchive {
  const { names, entryDate, signal, lastEntry, maxBytes = maxZipBytes, plainHeaderBytes = 8 * 1024 * 1024 } = options;
  if (names.length > maxEntries)
    throw new ArchiveTooLarge(`A zip holds at most ${maxEntries} entries, not ${names.length}.`);
  const stopped = new AbortController();
  const file = new TemporaryFile();
  const waiting = { heldBytes: 0, maxHeldBytes: plainHeaderBytes, file };
  let deflatedBytes = lastEntry?.deflated.length ?? 0;
  let openEntries = names.length;
  let container: JSZip.JSZipStreamHelper<Buffer> | undefined;

  const entries = names.map((name) => {
    const bytes = new WaitingBytes(waiting);
    const sink = {
      push: (chunk: Buffer) => {
        took(chunk.length);
        return bytes.push(chunk);
      },
      end: () => {
        bytes.end();
        openEntries -= 1;
        if (openEntries === 0 && !container) start({ dataDescriptors: false });
      },
    };
    return {
      name,
      waiting: bytes,
      writer: new EntryWriter(name, sink, { signal: stopped.signal, maxBytes, stop: fail }),
    };
  });

  const bytes = new Readable({
    highWaterMark: 1024 * 1024,
    read: () => container?.resume(),
    destroy: (error, done) => {
      // A loop over the stream that is left early destroys the stream with Node's own AbortError.
      stop(error && error.name !== 'AbortError' ? error : new ArchiveClosed());
      file.close().then(() => done(error), done);
    },
  });
  bytes.once('error', () => undefined);
  const onAbort = () => fail(signal.reason);
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });

  return {
    bytes,
    entry: (name) => {
      const entry = entries.find((candidate) => candidate.name === name);
      if (!entry) throw new RangeError(`The archive was opened without an entry ${JSON.stringify(name)}.`);
      return entry.writer;
    },
  };

  function took(length: number): void {
    deflatedBytes += length;
    if (deflatedBytes > maxBytes) throw new ArchiveTooLarge(`The archive would pass ${maxBytes} bytes.`);
    if (deflatedBytes > plainHeaderBytes && !container) start({ dataDescriptors: true });
  }

  function start({ dataDescriptors }: { dataDescriptors: boolean }): void {
    const [first] = entries;
    if (first) first.waiting.flowing = dataDescriptors;
    const written = entries.map(({ name, waiting: deflated, writer }) => ({
      name,
      facts: writer.facts,
      deflated: () => deflated.read(),
    }));
    container = zipContainer([...written, ...(lastEntry ? [readyEntry(lastEntry)] : [])], {
      dataDescriptors,
      entryDate,
    })
      .on('data', (chunk) => {
        if (!bytes.push(chunk)) container?.pause();
      })
      .on('error', fail)
      .on('end', () => bytes.push(null));
    container.resume();
  }

  function fail(reason: unknown): void {
    const error = reason instanceof Error ? reason : new Error('The archive was aborted.', { cause: reason });
    stop(error);
    bytes.destroy(error);
  }

  function stop(reason: Error): void {
    signal.removeEventListener('abort', onAbort);
    if (stopped.signal.aborted) return;
    stopped.abort(reason);
    container?.pause();
    for (const entry of entries) {
      entry.waiting.fail(reason);
      entry.writer.destroy(reason);
    }
  }
}

const readyEntry = ({ name, deflated, crc32, uncompressedBytes }: ReadyEntry): ContainerEntry => ({
  name,
  facts: { crc32, uncompressedBytes },
  async *deflated() {
    yield await Promise.resolve(deflated);
  },
});

/** The reader of the zip has stopped before its end. The writers get this error. */
export class ArchiveClosed extends Error {
  override readonly name = 'ArchiveClosed';

  constructor() {
    super('The archive was closed by its reader.');
  }
}

/** 16 bits count the entries of a zip without Zip64. */
const maxEntries = 65_535;

/** 32 bits hold sizes and offsets. 1 MiB is more than the headers and the directory of so few entries need. */
const maxZipBytes = 2 ** 32 - 1 - 1024 * 1024;
