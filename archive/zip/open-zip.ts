import { isUtf8 } from 'node:buffer';
import type { ByteSource } from './byte-source.ts';
import { bytesInMemory, rangeBytes, readRange } from './byte-source.ts';
import type { EndRecord } from './end-record.ts';
import { readEndRecord } from './end-record.ts';
import {
  centralHeaderBytes,
  localHeaderBytes,
  methodDeflate,
  methodStored,
  readRecord,
  signatures,
} from './zip-records.ts';
import { shownName, ZipRefused } from './zip-refused.ts';

/** An entry as the central directory describes it. None of this is proven before the entry has been read. */
export interface ZipEntry {
  readonly name: string;
  /** The name as it is in the file, for comparing it with the local header. */
  readonly rawName: Buffer;
  readonly flags: number;
  readonly method: typeof methodStored | typeof methodDeflate;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly uncompressedBytes: number;
  /** Where its local header begins. */
  readonly at: number;
  /** Where the next entry, or the directory, begins. */
  readonly end: number;
}

/** A zip whose directory has been read. */
export interface OpenZip {
  readonly source: ByteSource;
  /** Every entry in the order of the directory, which need not be their order in the file. Folders are left out. */
  readonly entries: readonly ZipEntry[];
}

/**
 * Opens a zip by its central directory. Entries may be stored or deflated and in any order. Together with the directory
 * they must fill the file, so that no part of it stays unread. A file of up to one range is read once and kept in
 * memory.
 *
 * @throws ZipRefused, and any error of `source`.
 */
export async function openZip(given: ByteSource): Promise<OpenZip> {
  const source =
    given.bytes > 0 && given.bytes <= rangeBytes ? bytesInMemory(await readRange(given, 0, given.bytes - 1)) : given;
  const end = await readEndRecord(source);
  const { directoryAt, directoryBytes } = end;
  if (directoryBytes > mostDirectoryBytes)
    throw new ZipRefused('TOO_MANY_ENTRIES', { bytes: directoryBytes, most: mostDirectoryBytes });
  const bytesBefore = end.at - directoryAt - directoryBytes;
  if (bytesBefore > 0) throw new ZipRefused('BYTES_BEFORE', { bytes: bytesBefore });
  if (bytesBefore < 0) throw new ZipRefused('DIRECTORY_DAMAGED');
  const directory =
    directoryBytes === 0 ? Buffer.alloc(0) : await readRange(source, directoryAt, directoryAt + directoryBytes - 1);
  const found = withEnds(readDirectory(directory, end), directoryAt);
  return { source, entries: found.filter(({ name }) => !isFolder(name)) };
}

type Located = Omit<ZipEntry, 'end'>;

function readDirectory(directory: Buffer, { entries }: EndRecord): Located[] {
  const found: Located[] = [];
  const names = new Set<string>();
  let at = 0;
  for (let index = 0; index < entries; index += 1) {
    const header = directory.subarray(at, at + centralHeaderBytes);
    if (header.length < centralHeaderBytes || header.readUInt32LE() !== signatures.centralHeader)
      throw new ZipRefused('DIRECTORY_DAMAGED');
    const { nameBytes, extraBytes, commentBytes, method, ...record } = readRecord(header.subarray(4), 'central');
    const rawName = directory.subarray(at + centralHeaderBytes, at + centralHeaderBytes + nameBytes);
    at += centralHeaderBytes + nameBytes + extraBytes + commentBytes;
    if (rawName.length < nameBytes || at > directory.length) throw new ZipRefused('DIRECTORY_DAMAGED');
    const name = nameOf(rawName);
    const entry = shownName(name);
    const localAt = header.readUInt32LE(42);
    if ([record.compressedBytes, record.uncompressedBytes, localAt].includes(0xffffffff)) throw new ZipRefused('ZIP64');
    if (header.readUInt16LE(34) !== 0) throw new ZipRefused('SPLIT_ZIP');
    if (record.flags & encryptedFlags) throw new ZipRefused('ENCRYPTED', { entry });
    if (method !== methodStored && method !== methodDeflate) throw new ZipRefused('UNKNOWN_METHOD', { entry, method });
    if (names.has(name)) throw new ZipRefused('SAME_NAME_TWICE', { entry });
    names.add(name);
    found.push({ name, rawName, method, at: localAt, ...record });
  }
  if (at !== directory.length) throw new ZipRefused('DIRECTORY_DAMAGED');
  return found;
}

/** Adds to each entry where it must end. Its local header and its content are compared with that when it is read. */
function withEnds(entries: readonly Located[], directoryAt: number): ZipEntry[] {
  const inFile = entries.toSorted((a, b) => a.at - b.at);
  const firstAt = inFile[0]?.at ?? directoryAt;
  if (firstAt > 0) throw new ZipRefused('BYTES_BEFORE', { bytes: firstAt });
  const ends = new Map(inFile.map((entry, index) => [entry, inFile[index + 1]?.at ?? directoryAt]));
  return entries.map((entry) => {
    const end = ends.get(entry) ?? directoryAt;
    const least = entry.at + localHeaderBytes + entry.rawName.length + entry.compressedBytes;
    if (least > end) throw new ZipRefused('OVERLAPPING_ENTRIES', { entry: shownName(entry.name) });
    return { ...entry, end };
  });
}

/**
 * UTF-8 where the bytes are UTF-8, with or without the flag: macOS does not set it. Other names are in an encoding that
 * the zip does not state. They can only be compared with each other, and one character for each byte serves that. Some
 * programs for Windows separate folders by backslashes.
 */
function nameOf(raw: Buffer): string {
  if (!isUtf8(raw)) return raw.toString('latin1');
  const name = raw.toString('utf8');
  return name.includes('/') ? name : name.replaceAll('\\', '/');
}

const isFolder = (name: string): boolean => name.endsWith('/');

/** General purpose bits 0, 6 and 13: encrypted, strongly encrypted, and with an encrypted directory. */
const encryptedFlags = 0x2041;

/** Copies have a dozen entries. A thousand with long names stay below this. */
const mostDirectoryBytes = 256 * 1024;
