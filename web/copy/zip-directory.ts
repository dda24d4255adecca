import { CopyProblem, shortName } from './copy-problem.ts';
import { readZipEnd } from './zip-end.ts';

/** An entry as the directory at the end of the zip describes it. Nothing of this is proven before its content is read. */
export interface ZipEntry {
  readonly name: string;
  /** The name as it stands in the file. */
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where the entry begins in the file, and where the next entry or the directory begins. */
  readonly at: number;
  readonly end: number;
}

/**
 * Reads the directory of a zip, starting at its end. Entries and directory must fill the file without gap or overlap.
 * Folders are left out.
 *
 * @throws CopyProblem
 */
export async function readZipDirectory(file: Blob): Promise<readonly ZipEntry[]> {
  const end = await readZipEnd(file);
  if (end.directoryBytes > mostDirectoryBytes)
    throw new CopyProblem('TOO_MANY_ENTRIES', { bytes: end.directoryBytes, most: mostDirectoryBytes });
  const before = end.at - end.directoryAt - end.directoryBytes;
  if (before > 0) throw new CopyProblem('BYTES_BEFORE', { bytes: before });
  if (before < 0) throw new CopyProblem('DIRECTORY_DAMAGED');
  const directory = await file.slice(end.directoryAt, end.directoryAt + end.directoryBytes).arrayBuffer();
  const found = entriesIn(new DataView(directory), end.entries);
  return withEnds(found, end.directoryAt).filter(({ name }) => !name.endsWith('/'));
}

type Placed = Omit<ZipEntry, 'end'>;

function entriesIn(directory: DataView<ArrayBuffer>, count: number): Placed[] {
  const found = new Map<string, Placed>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + headerBytes > directory.byteLength || directory.getUint32(at, true) !== signature) throw damaged();
    const number16 = (offset: number) => directory.getUint16(at + offset, true);
    const number32 = (offset: number) => directory.getUint32(at + offset, true);
    const nameAt = at + headerBytes;
    const next = nameAt + number16(28) + number16(30) + number16(32);
    if (next > directory.byteLength) throw damaged();
    const nameBytes = new Uint8Array(directory.buffer, nameAt, number16(28));
    const entry: Placed = {
      name: nameOf(nameBytes),
      nameBytes,
      flags: number16(8),
      method: number16(10),
      crc32: number32(16),
      packedBytes: number32(20),
      bytes: number32(24),
      at: number32(42),
    };
    refuse(entry, number16(34));
    if (found.has(entry.name)) throw new CopyProblem('SAME_NAME_TWICE', { entry: shortName(entry.name) });
    found.set(entry.name, entry);
    at = next;
  }
  if (at !== directory.byteLength) throw damaged();
  return [...found.values()];
}

/** Refuses what no copy needs and what readers understand differently. */
function refuse({ name, flags, method, packedBytes, bytes, at }: Placed, disk: number): void {
  const entry = shortName(name);
  if ([packedBytes, bytes, at].includes(0xffffffff)) throw new CopyProblem('ZIP64');
  if (disk !== 0) throw new CopyProblem('SPLIT_ZIP');
  if (flags & encrypted) throw new CopyProblem('ENCRYPTED', { entry });
  if (method !== stored && method !== deflated) throw new CopyProblem('UNKNOWN_METHOD', { entry, method });
}

function withEnds(entries: readonly Placed[], directoryAt: number): ZipEntry[] {
  const placed = [...entries].sort((a, b) => a.at - b.at);
  const first = placed[0]?.at ?? directoryAt;
  if (first > 0) throw new CopyProblem('BYTES_BEFORE', { bytes: first });
  return placed.map((entry, index) => {
    const end = placed[index + 1]?.at ?? directoryAt;
    if (entry.at + localHeaderBytes + entry.nameBytes.length + entry.packedBytes > end)
      throw new CopyProblem('OVERLAPPING_ENTRIES', { entry: shortName(entry.name) });
    return { ...entry, end };
  });
}

/** UTF-8 where the bytes are UTF-8. Otherwise one character for each byte, which is enough to compare names. */
function nameOf(bytes: Uint8Array): string {
  try {
    const name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // Some programs for Windows separate folders by backslashes.
    return name.includes('/') ? name : name.replaceAll('\\', '/');
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return String.fromCharCode(...bytes);
  }
}

const damaged = () => new CopyProblem('DIRECTORY_DAMAGED');

/** Lengths, signatures and methods of the zip format (PKWARE APPNOTE 4.3, 4.4). */
export const localHeaderBytes = 30;
export const stored = 0;
export const deflated = 8;
const headerBytes = 46;
const signature = 0x02014b50;

/** General purpose bits 0, 6 and 13: encrypted, strongly encrypted, encrypted directory. */
const encrypted = 0x2041;

/** As `archive/` has it: a thousand entries with long names stay below this, and a copy has a dozen. */
const mostDirectoryBytes = 256 * 1024;
