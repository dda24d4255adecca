import { Readable } from 'node:stream';
import type { EntryArchive } from '../../archive/entries/entry-writer.ts';
import { EntryWriter } from '../../archive/entries/entry-writer.ts';
import { TemporaryFile } from '../../archive/zip/temporary-file.ts';
import { WaitingBytes } from '../../archive/zip/waiting-bytes.ts';
import type { OpenArchive } from '../../archive/zip/write-archive.ts';
import { signatures } from '../../archive/zip/zip-records.ts';

/**
 * An archive whose container is written here instead of by jszip. It shows the least that a container can cost. Entries
 * are deflated as in the worker.
 */
export function openHandMadeArchive(names: readonly string[], signal: AbortSignal): OpenArchive {
  const file = new TemporaryFile();
  const waiting = { heldBytes: 0, maxHeldBytes: 8 * 1024 * 1024, file };
  const archive: EntryArchive = {
    signal,
    maxBytes: 2 ** 32 - 1,
    stop: (reason) => {
      throw reason;
    },
  };
  const entries = names.map((name, index) => {
    const bytes = new WaitingBytes(waiting);
    bytes.flowing = index === 0;
    return { name, bytes, writer: new EntryWriter(name, bytes, archive) };
  });
  return {
    bytes: Readable.from(zipOf(entries, file), { objectMode: false, highWaterMark: 1024 * 1024 }),
    entry: (name) => {
      const entry = entries.find((candidate) => candidate.name === name);
      if (!entry) throw new RangeError(`No entry ${name}.`);
      return entry.writer;
    },
  };
}

type Entry = { readonly name: string; readonly bytes: WaitingBytes; readonly writer: EntryWriter };

async function* zipOf(entries: readonly Entry[], file: TemporaryFile): AsyncGenerator<Buffer> {
  let offset = 0;
  const directory: Buffer[] = [];
  for (const { name, bytes, writer } of entries) {
    const start = offset;
    const header = localHeader(name);
    offset += header.length;
    yield header;
    let compressedBytes = 0;
    for await (const chunk of bytes.read()) {
      compressedBytes += chunk.length;
      yield chunk;
    }
    const facts = numbers(
      [4, signatures.dataDescriptor],
      [4, writer.facts.crc32],
      [4, compressedBytes],
      [4, writer.facts.uncompressedBytes],
    );
    offset += compressedBytes + facts.length;
    yield facts;
    directory.push(centralHeader(name, facts.subarray(4), start));
  }
  const central = Buffer.concat(directory);
  yield central;
  yield numbers(
    [4, signatures.endRecord],
    [4, 0],
    [2, entries.length],
    [2, entries.length],
    [4, central.length],
    [4, offset],
    [2, 0],
  );
  await file.close();
}

/** Version 2.0, data descriptor, deflate, 1980-01-01. */
const fixed: readonly Field[] = [
  [2, 20],
  [2, 8],
  [2, 8],
  [2, 0],
  [2, 0x21],
];

function localHeader(name: string): Buffer {
  return Buffer.concat([
    numbers([4, signatures.localHeader], ...fixed, [4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]),
    Buffer.from(name),
  ]);
}

function centralHeader(name: string, crcAndSizes: Buffer, offset: number): Buffer {
  const begin = numbers([4, signatures.centralHeader], [2, 20], ...fixed);
  const end = numbers([2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
  return Buffer.concat([begin, crcAndSizes, end, Buffer.from(name)]);
}

type Field = readonly [bytes: 2 | 4, value: number];

function numbers(...fields: readonly Field[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields)
    at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
  return buffer;
}
