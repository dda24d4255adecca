import { crc32 } from 'node:zlib';
import { ArchiveDamaged } from './archive-errors.ts';
import { ByteQueue } from './byte-queue.ts';
import { readRanges } from './byte-source.ts';
import { inflateEntry } from './inflate-entry.ts';
import type { OpenZip, ZipEntry } from './open-zip.ts';
import {
  dataDescriptorBytes,
  hasDataDescriptor,
  localHeaderBytes,
  methodStored,
  readRecord,
  signatures,
} from './zip-records.ts';
import { shownName, ZipRefused } from './zip-refused.ts';

/**
 * Reads the content of one entry. Its size and CRC are measured, and it is compared with the directory, with its local
 * header and with its data descriptor. Never gives more bytes than the directory says.
 *
 * @throws ZipRefused during or after the last bytes; only the end of the iteration proves the content.
 */
export async function* readEntry({ source }: OpenZip, entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  // One byte more than the entry has. It shows the inflater where its stream has ended.
  const queue = new ByteQueue(readRanges(source, entry.at, entry.end));
  try {
    await checkLocalHeader(queue, entry);
    const dataAt = queue.position;
    let [crc, bytes] = [0, 0];
    for await (const chunk of entry.method === methodStored ? stored(queue, entry) : inflated(queue, entry)) {
      bytes += chunk.length;
      if (bytes > entry.uncompressedBytes) throw damaged(entry);
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (queue.position - dataAt !== entry.compressedBytes) throw damaged(entry);
    if (crc !== entry.crc32 || bytes !== entry.uncompressedBytes) throw damaged(entry);
    await checkDescriptor(queue, entry);
  } finally {
    await queue.close();
  }
}

async function checkLocalHeader(queue: ByteQueue, entry: ZipEntry): Promise<void> {
  const header = await take(queue, localHeaderBytes, entry);
  if (header.readUInt32LE() !== signatures.localHeader) throw contradicts(entry);
  const local = readRecord(header.subarray(4), 'local');
  const rawName = await take(queue, local.nameBytes, entry);
  await take(queue, local.extraBytes, entry);
  const differs =
    !rawName.equals(entry.rawName) ||
    local.method !== entry.method ||
    ((local.flags ^ entry.flags) & hasDataDescriptor) !== 0 ||
    (['crc32', 'compressedBytes', 'uncompressedBytes'] as const).some(
      (fact) => local[fact] !== entry[fact] && !(local[fact] === 0 && local.flags & hasDataDescriptor),
    );
  if (differs) throw contradicts(entry);
}

async function* stored(queue: ByteQueue, entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  let missing = entry.compressedBytes;
  while (missing > 0) {
    const range = await queue.take();
    if (!range) throw damaged(entry);
    const chunk = range.subarray(0, Math.min(missing, chunkBytes));
    queue.giveBack(range.subarray(chunk.length));
    missing -= chunk.length;
    yield chunk;
  }
}

/** As the inflater's chunks, so that a reader gets no whole range at once. */
const chunkBytes = 128 * 1024;

async function* inflated(queue: ByteQueue, entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* inflateEntry(queue, entry.name);
  } catch (cause) {
    if (cause instanceof ArchiveDamaged) throw damaged(entry, { cause });
    throw cause;
  }
}

/** Nothing may stand between the content and the next entry, except a data descriptor, with or without its signature. */
async function checkDescriptor(queue: ByteQueue, entry: ZipEntry): Promise<void> {
  const bytes = entry.end - entry.at - queue.position;
  const mayHave = entry.flags & hasDataDescriptor ? [dataDescriptorBytes, dataDescriptorBytes - 4] : [0];
  if (!mayHave.includes(bytes))
    throw new ZipRefused('BYTES_BETWEEN', { entry: shownName(entry.name), at: entry.at + queue.position });
  if (bytes === 0) return;
  const descriptor = await take(queue, bytes, entry);
  const facts = bytes === dataDescriptorBytes ? descriptor.subarray(4) : descriptor;
  const agrees =
    (bytes !== dataDescriptorBytes || descriptor.readUInt32LE(0) === signatures.dataDescriptor) &&
    facts.readUInt32LE(0) === entry.crc32 &&
    facts.readUInt32LE(4) === entry.compressedBytes &&
    facts.readUInt32LE(8) === entry.uncompressedBytes;
  if (!agrees) throw contradicts(entry);
}

async function take(queue: ByteQueue, length: number, entry: ZipEntry): Promise<Buffer> {
  const bytes = await queue.takeExactly(length);
  if (!bytes) throw damaged(entry);
  return bytes;
}

const damaged = ({ name }: ZipEntry, options?: ErrorOptions): ZipRefused =>
  new ZipRefused('ENTRY_DAMAGED', { entry: shownName(name) }, options);
const contradicts = ({ name }: ZipEntry): ZipRefused =>
  new ZipRefused('HEADER_CONTRADICTS', { entry: shownName(name) });
