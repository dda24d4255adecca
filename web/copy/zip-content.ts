import { CopyProblem, shortName } from './copy-problem.ts';
import { Crc32 } from './crc-32.ts';
import { inflated } from './inflated.ts';
import type { ZipEntry } from './zip-directory.ts';
import { deflated, localHeaderBytes } from './zip-directory.ts';

/**
 * The content of an entry. It is compared with the directory, with the local header, and with the data descriptor; it
 * never has more bytes than the directory says.
 *
 * @throws CopyProblem during or after the last bytes: only the end of the iteration proves the content.
 */
export async function* zipContent(file: Blob, entry: ZipEntry): AsyncGenerator<Uint8Array, void, undefined> {
  const dataAt = entry.at + (await localHeader(file, entry));
  const dataEnd = dataAt + entry.packedBytes;
  if (dataEnd > entry.end) throw damaged(entry);
  const crc = new Crc32();
  let bytes = 0;
  for await (const chunk of unpacked(file, entry, dataAt)) {
    bytes += chunk.length;
    if (bytes > entry.bytes) throw damaged(entry);
    crc.update(chunk);
    yield chunk;
  }
  if (bytes !== entry.bytes || crc.value() !== entry.crc32) throw damaged(entry);
  await checkBehind(file, entry, dataEnd);
}

async function* unpacked(file: Blob, entry: ZipEntry, dataAt: number): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = pieces(file, dataAt, dataAt + entry.packedBytes);
  if (entry.method !== deflated) {
    yield* packed;
    return;
  }
  try {
    yield* inflated(packed);
  } catch (cause) {
    // The inflater's own word for bytes that are no deflate stream, or that go on behind its end.
    if (cause instanceof TypeError) throw damaged(entry, { cause });
    throw cause;
  }
}

/** Pieces of at most 64 KB, out of ranges of a megabyte: each range is a request to the disk. */
async function* pieces(file: Blob, from: number, to: number): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (let at = from; at < to; at += rangeBytes) {
    const range = new Uint8Array(await file.slice(at, Math.min(to, at + rangeBytes)).arrayBuffer());
    for (let piece = 0; piece < range.length; piece += pieceBytes) yield range.subarray(piece, piece + pieceBytes);
  }
}

/** Compares the local header with the directory. Returns its length. */
async function localHeader(file: Blob, entry: ZipEntry): Promise<number> {
  const { nameBytes } = entry;
  const header = new DataView(await file.slice(entry.at, entry.at + localHeaderBytes + nameBytes.length).arrayBuffer());
  if (header.byteLength < localHeaderBytes + nameBytes.length) throw damaged(entry);
  const number32 = (offset: number) => header.getUint32(offset, true);
  const flags = header.getUint16(6, true);
  const comesLater = (flags & descriptorFlag) !== 0;
  const facts = [number32(14), number32(18), number32(22)];
  const known = [entry.crc32, entry.packedBytes, entry.bytes];
  const agrees =
    number32(0) === localSignature &&
    header.getUint16(26, true) === nameBytes.length &&
    nameBytes.every((byte, index) => byte === header.getUint8(localHeaderBytes + index)) &&
    header.getUint16(8, true) === entry.method &&
    ((flags ^ entry.flags) & descriptorFlag) === 0 &&
    facts.every((fact, index) => fact === known[index] || (comesLater && fact === 0));
  if (!agrees) throw contradicts(entry);
  return header.byteLength + header.getUint16(28, true);
}

/** Behind the content may stand its data descriptor, with or without a signature, and nothing else. */
async function checkBehind(file: Blob, entry: ZipEntry, dataEnd: number): Promise<void> {
  const bytes = entry.end - dataEnd;
  const allowed = entry.flags & descriptorFlag ? [16, 12] : [0];
  if (!allowed.includes(bytes)) throw new CopyProblem('BYTES_BETWEEN', { entry: shortName(entry.name), at: dataEnd });
  if (bytes === 0) return;
  const descriptor = new DataView(await file.slice(dataEnd, entry.end).arrayBuffer());
  const facts = [0, 4, 8].map((offset) => descriptor.getUint32(bytes - 12 + offset, true));
  const known = [entry.crc32, entry.packedBytes, entry.bytes];
  const isSigned = bytes === 12 || descriptor.getUint32(0, true) === descriptorSignature;
  if (!isSigned || facts.some((fact, index) => fact !== known[index])) throw contradicts(entry);
}

const damaged = ({ name }: ZipEntry, options?: ErrorOptions) =>
  new CopyProblem('ENTRY_DAMAGED', { entry: shortName(name) }, options);
const contradicts = ({ name }: ZipEntry) => new CopyProblem('HEADER_CONTRADICTS', { entry: shortName(name) });

/** General purpose bit 3: sizes and CRC stand behind the content. */
const descriptorFlag = 0x0008;
const localSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;

const rangeBytes = 1024 * 1024;

/** What the inflater is fed at a time: deflate makes at most a thousand times as much of it. */
const pieceBytes = 64 * 1024;
