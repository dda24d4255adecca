import { S3Error } from '../s3-error.ts';
import type { UploadedPart } from '../storage/upload-store.ts';
import { childrenOf, parseXml, textOf } from '../xml.ts';

/** A part that a CompleteMultipartUpload names. */
export interface NamedPart {
  readonly partNumber: number;
  readonly etag: string;
  /** Checksums by algorithm. */
  readonly checksums: ReadonlyMap<string, string>;
}

/** Reads the request document. Throws `MalformedXML`. */
export function readNamedParts(text: string): readonly NamedPart[] {
  const parts = childrenOf(parseXml(text, 'CompleteMultipartUpload'), 'Part').map((part): NamedPart => {
    const [number, etag] = [textOf(part, 'PartNumber'), textOf(part, 'ETag')];
    if (number === undefined || !/^\d{1,5}$/.test(number) || etag === undefined)
      throw new S3Error('MalformedXML', 'Every Part needs a PartNumber and an ETag.');
    const checksums = new Map<string, string>();
    for (const name of typeof part === 'object' ? Object.keys(part) : []) {
      const value = textOf(part, name);
      if (name.startsWith('Checksum') && value !== undefined) checksums.set(name.slice('Checksum'.length), value);
    }
    return { partNumber: Number(number), etag: etag.replace(/^"(.*)"$/, '$1'), checksums };
  });
  if (parts.length === 0) throw new S3Error('MalformedXML', 'You must specify at least one part.');
  return parts;
}

/** S3's minimum size of every part except the last, 5 MiB. */
export const minPartBytes = 5 * 1024 ** 2;

/** Finds the uploaded parts that were named, in order. Throws `InvalidPartOrder`, `InvalidPart`, `EntityTooSmall`. */
export function chooseParts(named: readonly NamedPart[], uploaded: readonly UploadedPart[]): readonly UploadedPart[] {
  if (named.some(({ partNumber }, index) => partNumber <= (named[index - 1]?.partNumber ?? 0))) {
    throw new S3Error(
      'InvalidPartOrder',
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
    );
  }
  const byNumber = new Map(uploaded.map((part) => [part.partNumber, part]));
  return named.map((name, index) => {
    const part = byNumber.get(name.partNumber);
    const checksum = part?.checksum;
    const hasOtherChecksum = [...name.checksums].some(
      ([algorithm, value]) => checksum?.algorithm !== algorithm || checksum.value !== value,
    );
    if (part?.etag !== name.etag || hasOtherChecksum) {
      throw new S3Error(
        'InvalidPart',
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        { PartNumber: String(name.partNumber) },
      );
    }
    if (index < named.length - 1 && part.blob.sizeBytes < minPartBytes) {
      throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
        ProposedSize: String(part.blob.sizeBytes),
        MinSizeAllowed: String(minPartBytes),
        PartNumber: String(part.partNumber),
      });
    }
    return part;
  });
}
