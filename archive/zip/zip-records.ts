/** A local file header, or the same facts from the central directory. Sizes are 0 in a local header with a data descriptor. */
export interface ZipRecord {
  readonly name: string;
  /** Version, flags, method and time as hex, unchanged. A local header and the directory must have the same. */
  readonly fixed: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly uncompressedBytes: number;
}

/** Lengths and signatures from the zip format (PKWARE APPNOTE 4.3). Numbers are little-endian. */
export const localHeaderBytes = 30;
export const centralHeaderBytes = 46;
export const endRecordBytes = 22;
export const dataDescriptorBytes = 16;
export const signatures = {
  localHeader: 0x04034b50,
  centralHeader: 0x02014b50,
  endRecord: 0x06054b50,
  dataDescriptor: 0x08074b50,
};

/** General purpose bit 3: sizes and CRC come after the data. */
export const hasDataDescriptor = 0x0008;
export const methodStored = 0;
export const methodDeflate = 8;

/**
 * Reads the fixed part of a local header without its signature, or of a central header, which holds the same facts two
 * bytes later. Also returns the length of the part that follows.
 */
export function readRecord(
  header: Buffer,
  kind: 'local' | 'central',
): Omit<ZipRecord, 'name'> & { nameBytes: number; extraBytes: number; commentBytes: number } {
  const at = kind === 'local' ? 0 : 2;
  return {
    fixed: header.toString('hex', at, at + 10),
    flags: header.readUInt16LE(at + 2),
    method: header.readUInt16LE(at + 4),
    crc32: header.readUInt32LE(at + 10),
    compressedBytes: header.readUInt32LE(at + 14),
    uncompressedBytes: header.readUInt32LE(at + 18),
    nameBytes: header.readUInt16LE(at + 22),
    extraBytes: header.readUInt16LE(at + 24),
    commentBytes: kind === 'central' ? header.readUInt16LE(at + 26) : 0,
  };
}
