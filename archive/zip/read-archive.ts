import { crc32 } from 'node:zlib';
import { ArchiveDamaged } from './archive-errors.ts';
import { ByteQueue } from './byte-queue.ts';
import { inflateEntry } from './inflate-entry.ts';
import type { ZipRecord } from './zip-records.ts';
import {
  centralHeaderBytes,
  dataDescriptorBytes,
  endRecordBytes,
  hasDataDescriptor,
  localHeaderBytes,
  methodDeflate,
  readRecord,
  signatures,
} from './zip-records.ts';

/** One streamed entry. Its `content` must be read to the end before the next entry is requested. */
export interface StreamedEntry {
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

/**
 * Reads a zip front to back as a stream and keeps one chunk at a time. The zip must hold only deflated entries and no
 * Zip64, which is how this project writes archives. No number in the zip is trusted. Sizes and CRCs are measured and
 * compared with the header or descriptor of each entry, and at the end with the central directory. The directory must
 * name the same entries in the same order and be the last thing in the stream.
 *
 * @throws ArchiveDamaged, from the iteration of the entries or of a content.
 */
export async function* readArchive(source: AsyncIterable<Uint8Array>): AsyncGenerator<StreamedEntry, void, undefined> {
  const queue = new ByteQueue(source);
  const measured: (ZipRecord & { readonly offset: number })[] = [];
  try {
    for (;;) {
      const offset = queue.position;
      const signature = (await take(queue, 4, 'a header')).readUInt32LE();
      if (signature !== signatures.localHeader) {
        await checkDirectory(queue, signature, measured);
        return;
      }
      const header = await readLocalHeader(queue);
      let facts: ZipRecord | undefined;
      const content = measure(queue, header, (found) => (facts = found));
      yield { name: header.name, content };
      if (!facts) throw new RangeError(`The content of ${header.name} must be read to its end before the next entry.`);
      measured.push({ ...facts, offset });
    }
  } finally {
    await queue.close();
  }
}

async function readLocalHeader(queue: ByteQueue): Promise<ZipRecord> {
  const { nameBytes, extraBytes, ...record } = readRecord(await take(queue, localHeaderBytes - 4, 'a header'), 'local');
  const name = (await take(queue, nameBytes, 'a name')).toString('utf8');
  const extra = (await take(queue, extraBytes, 'an extra field')).toString('hex');
  if (record.method !== methodDeflate)
    throw new ArchiveDamaged(`${JSON.stringify(name)} is compressed by method ${record.method}, not by deflate`);
  if (record.flags & hasDataDescriptor && (record.crc32 || record.compressedBytes || record.uncompressedBytes)) {
    throw new ArchiveDamaged(`${JSON.stringify(name)} has its sizes both before and behind it`);
  }
  return { name, ...record, fixed: record.fixed + extra };
}

async function* measure(
  queue: ByteQueue,
  header: ZipRecord,
  found: (facts: ZipRecord) => void,
): AsyncGenerator<Buffer, void, undefined> {
  let [crc, uncompressedBytes] = [0, 0];
  const inflating = inflateEntry(queue, header.name);
  let compressedBytes: number;
  try {
    for (;;) {
      const { done, value } = await inflating.next();
      if (done) {
        compressedBytes = value;
        break;
      }
      crc = crc32(value, crc);
      uncompressedBytes += value.length;
      yield value;
    }
  } finally {
    await inflating.return(0);
  }
  const facts = { ...header, crc32: crc, compressedBytes, uncompressedBytes };
  requireSame(
    header.flags & hasDataDescriptor ? await readDescriptor(queue, header) : header,
    facts,
    'what stands beside it',
  );
  found(facts);
}

async function readDescriptor(queue: ByteQueue, header: ZipRecord): Promise<ZipRecord> {
  const descriptor = await take(queue, dataDescriptorBytes, 'a data descriptor');
  if (descriptor.readUInt32LE(0) !== signatures.dataDescriptor)
    throw new ArchiveDamaged(`${header.name} has no data descriptor behind it`);
  const [crc, compressedBytes, uncompressedBytes] = [
    descriptor.readUInt32LE(4),
    descriptor.readUInt32LE(8),
    descriptor.readUInt32LE(12),
  ];
  return { ...header, crc32: crc, compressedBytes, uncompressedBytes };
}

async function checkDirectory(
  queue: ByteQueue,
  first: number,
  measured: readonly (ZipRecord & { offset: number })[],
): Promise<void> {
  const start = queue.position - 4;
  let signature = first;
  for (const entry of measured) {
    if (signature !== signatures.centralHeader) throw new ArchiveDamaged(`its directory does not list ${entry.name}`);
    const header = await take(queue, centralHeaderBytes - 4, 'the directory');
    const { nameBytes, extraBytes, commentBytes, ...record } = readRecord(header, 'central');
    const name = (await take(queue, nameBytes, 'the directory')).toString('utf8');
    const extra = (await take(queue, extraBytes + commentBytes, 'the directory')).toString('hex');
    requireSame({ name, ...record, fixed: record.fixed + extra }, entry, 'the directory');
    if (header.readUInt32LE(38) !== entry.offset)
      throw new ArchiveDamaged(`the directory says that ${name} is elsewhere`);
    signature = (await take(queue, 4, 'the end record')).readUInt32LE();
  }
  if (signature !== signatures.endRecord) throw new ArchiveDamaged('no end record stands behind its directory');
  const directoryBytes = queue.position - 4 - start;
  const end = await take(queue, endRecordBytes - 4, 'the end record');
  const claims = [
    end.readUInt16LE(4),
    end.readUInt16LE(6),
    end.readUInt32LE(8),
    end.readUInt32LE(12),
    end.readUInt16LE(16),
  ];
  const truth = [measured.length, measured.length, directoryBytes, start, 0];
  if (claims.some((claim, index) => claim !== truth[index])) throw new ArchiveDamaged('its end record does not fit it');
  if (await queue.take()) throw new ArchiveDamaged('something follows its end');
}

function requireSame(claimed: ZipRecord, measured: ZipRecord, where: string): void {
  const members = ['name', 'fixed', 'crc32', 'compressedBytes', 'uncompressedBytes'] as const;
  const wrong = members.find((member) => claimed[member] !== measured[member]);
  if (wrong)
    throw new ArchiveDamaged(`${measured.name} has ${wrong} ${measured[wrong]}, but ${where} has ${claimed[wrong]}`);
}

async function take(queue: ByteQueue, length: number, what: string): Promise<Buffer> {
  const bytes = await queue.takeExactly(length);
  if (!bytes) throw new ArchiveDamaged(`it ends inside ${what}`);
  return bytes;
}
