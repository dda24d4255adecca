import { CopyProblem } from './copy-problem.ts';

/** The last record of a zip, which says where its directory is. */
export interface ZipEnd {
  readonly at: number;
  readonly entries: number;
  readonly directoryAt: number;
  readonly directoryBytes: number;
}

/**
 * Finds the end record. A comment may stand behind it and must end with the file. Two records that fit are refused,
 * because programs would read different files.
 *
 * @throws CopyProblem
 */
export async function readZipEnd(file: Blob): Promise<ZipEnd> {
  if (file.size === 0) throw new CopyProblem('EMPTY_FILE');
  const tailAt = Math.max(0, file.size - recordBytes - longestComment - locatorBytes);
  const tail = new DataView(await file.slice(tailAt).arrayBuffer());
  const records = placesOf(tail).map((at) => ({
    at,
    behind: tail.byteLength - at - recordBytes - commentOf(tail, at),
  }));
  const ends = records.filter(({ behind }) => behind === 0);
  if (ends.length > 1) throw new CopyProblem('TWO_ENDS');
  const at = ends[0]?.at;
  if (at === undefined) throw await withoutEnd(file, records.find(({ behind }) => behind > 0)?.behind);
  const number16 = (offset: number) => tail.getUint16(at + offset, true);
  const number32 = (offset: number) => tail.getUint32(at + offset, true);
  const [entries, directoryBytes, directoryAt] = [number16(10), number32(12), number32(16)];
  const hasLocator = at >= locatorBytes && tail.getUint32(at - locatorBytes, true) === zip64Locator;
  if (hasLocator || entries === 0xffff || directoryBytes === 0xffffffff || directoryAt === 0xffffffff)
    throw new CopyProblem('ZIP64');
  if (number16(4) !== 0 || number16(6) !== 0 || number16(8) !== entries) throw new CopyProblem('SPLIT_ZIP');
  return { at: tailAt + at, entries, directoryAt, directoryBytes };
}

/** Says why there is no end where it should be. */
async function withoutEnd(file: Blob, behind: number | undefined): Promise<CopyProblem> {
  if (behind !== undefined) return new CopyProblem('BYTES_AFTER', { bytes: behind });
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return new CopyProblem(start.every((byte, index) => byte === beginning[index]) ? 'CUT_OFF' : 'NOT_A_ZIP');
}

function placesOf(tail: DataView): number[] {
  const places: number[] = [];
  for (let at = 0; at + recordBytes <= tail.byteLength; at += 1)
    if (tail.getUint32(at, true) === signature) places.push(at);
  return places;
}

const commentOf = (tail: DataView, at: number): number => tail.getUint16(at + 20, true);

const recordBytes = 22;
const signature = 0x06054b50;
const longestComment = 0xffff;
const locatorBytes = 20;
const zip64Locator = 0x07064b50;

/** Of a local header, with which every zip begins that has an entry. */
const beginning = [0x50, 0x4b, 3, 4];
