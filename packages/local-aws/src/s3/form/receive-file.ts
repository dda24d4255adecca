import { createHash } from 'node:crypto';
import { type ChecksumAlgorithm, startChecksum } from '../body/checksum.ts';
import { readContentMd5, statedChecksum } from '../body/verified-body.ts';
import { S3Error } from '../s3-error.ts';
import type { Blob, BlobStore } from '../storage/blob-store.ts';
import type { SizeRange } from './check-form.ts';

export interface ReceivedFile {
  readonly blob: Blob;
  readonly md5Hex: string;
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly value: string };
}

/**
 * Streams the file of a form to disk and checks its size, its Content-MD5 and its checksum. Nothing stays of a file
 * that is refused, or whose form is not whole. Unproven: that S3 compares a file with the checksum field of its form,
 * which it documents.
 *
 * @param fields by lower-case name, as the headers of a PUT are
 */
export async function receiveFile(
  file: AsyncIterable<Uint8Array>,
  fields: Readonly<Record<string, string>>,
  range: SizeRange,
  blobs: BlobStore,
): Promise<ReceivedFile> {
  const wantedMd5 = readContentMd5(fields['content-md5']);
  const stated = statedChecksum(fields);
  const announced = fields['x-amz-checksum-algorithm'];
  if (announced !== undefined && stated?.algorithm !== announced.toUpperCase())
    throw new S3Error('InvalidRequest', `x-amz-checksum-algorithm is ${announced}, without the checksum of that name.`);
  const md5 = createHash('md5');
  const checksum = stated === undefined ? undefined : startChecksum(stated.algorithm);
  let received: Omit<ReceivedFile, 'blob'> | undefined;

  async function* verified(): AsyncGenerator<Uint8Array> {
    let sizeBytes = 0;
    for await (const chunk of file) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > range.maxBytes) throw tooLarge(sizeBytes, range.maxBytes);
      md5.update(chunk);
      checksum?.update(chunk);
      yield chunk;
    }
    if (sizeBytes < range.minBytes) throw tooSmall(sizeBytes, range.minBytes);
    const md5Hex = md5.digest('hex');
    if (wantedMd5 !== undefined && md5Hex !== wantedMd5)
      throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    const value = await checksum?.digest();
    if (stated !== undefined && value !== stated.value)
      throw new S3Error('BadDigest', `The ${stated.algorithm} you specified did not match the calculated checksum.`);
    received = {
      md5Hex,
      ...(stated === undefined || value === undefined ? {} : { checksum: { algorithm: stated.algorithm, value } }),
    };
  }

  const blob = await blobs.write(verified());
  if (received === undefined) throw new Error('A file was stored before its end.');
  return { blob, ...received };
}

/** `sizeBytes` counts the bytes so far: a file that is too large is not read to its end. */
function tooLarge(sizeBytes: number, maxBytes: number): S3Error {
  return new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
    ProposedSize: String(sizeBytes),
    MaxSizeAllowed: String(maxBytes),
  });
}

function tooSmall(sizeBytes: number, minBytes: number): S3Error {
  return new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
    ProposedSize: String(sizeBytes),
    MinSizeAllowed: String(minBytes),
  });
}
