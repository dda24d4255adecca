import type { ByteSource } from './byte-source.ts';
import { readRange } from './byte-source.ts';
import { endRecordBytes, signatures } from './zip-records.ts';
import { ZipRefused } from './zip-refused.ts';

/** The last record of a zip. It says where the directory is. */
export interface EndRecord {
  /** Where the record begins. */
  readonly at: number;
  readonly entries: number;
  readonly directoryBytes: number;
  readonly directoryAt: number;
}

/**
 * Finds and reads the end record of a zip. A comment may stand behind it. Only a record whose comment ends with the
 * file counts, and there may be only one, because programs disagree about which of two is the right one.
 *
 * @throws ZipRefused
 */
export async function readEndRecord(source: ByteSource): Promise<EndRecord> {
  if (source.bytes === 0) throw new ZipRefused('EMPTY_FILE');
  const tailBytes = Math.min(source.bytes, endRecordBytes + longestComment + locatorBytes);
  const tail = await readRange(source, source.bytes - tailBytes, source.bytes - 1);
  const at = endRecordIn(tail) ?? (await refuse(source, tail));
  const record = tail.subarray(at, at + endRecordBytes);
  const before = at - locatorBytes;
  if (before >= 0 && tail.readUInt32LE(before) === zip64Locator) throw new ZipRefused('ZIP64');
  const [disk, directoryDisk] = [record.readUInt16LE(4), record.readUInt16LE(6)];
  const [entriesHere, entries] = [record.readUInt16LE(8), record.readUInt16LE(10)];
  const [directoryBytes, directoryAt] = [record.readUInt32LE(12), record.readUInt32LE(16)];
  if (entries === 0xffff || directoryBytes === 0xffffffff || directoryAt === 0xffffffff) throw new ZipRefused('ZIP64');
  if (disk !== 0 || directoryDisk !== 0 || entriesHere !== entries) throw new ZipRefused('SPLIT_ZIP');
  return { at: source.bytes - tailBytes + at, entries, directoryBytes, directoryAt };
}

function endRecordIn(tail: Buffer): number | undefined {
  const found = signaturesIn(tail).filter((at) => at + endRecordBytes + commentBytes(tail, at) === tail.length);
  if (found.length > 1) throw new ZipRefused('TWO_ENDS');
  return found[0];
}

/** Says why there is no end record where it should be. */
async function refuse(source: ByteSource, tail: Buffer): Promise<never> {
  const end = signaturesIn(tail)
    .map((at) => at + endRecordBytes + commentBytes(tail, at))
    .find((candidate) => candidate < tail.length);
  if (end !== undefined) throw new ZipRefused('BYTES_AFTER', { bytes: tail.length - end });
  const start = await readRange(source, 0, Math.min(source.bytes, 4) - 1);
  const beginning = Buffer.alloc(4);
  beginning.writeUInt32LE(signatures.localHeader);
  throw new ZipRefused(start.equals(beginning.subarray(0, start.length)) ? 'CUT_OFF' : 'NOT_A_ZIP');
}

function signaturesIn(tail: Buffer): number[] {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(signatures.endRecord);
  const found: number[] = [];
  for (let at = tail.indexOf(signature); at !== -1; at = tail.indexOf(signature, at + 1)) {
    if (at + endRecordBytes <= tail.length) found.push(at);
  }
  return found;
}

const commentBytes = (tail: Buffer, at: number): number => tail.readUInt16LE(at + 20);

const longestComment = 0xffff;

/** Zip64 has a record of this size before the end record. */
const locatorBytes = 20;
const zip64Locator = 0x07064b50;
