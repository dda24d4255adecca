import { createHash } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { ByteChunks } from './byte-chunks.ts';
import { ExportFailed } from './failure.ts';
import { laterSignal } from './later-signal.ts';
import { crc32Of, MultipartUpload } from './multipart-upload.ts';

export interface UploadOptions {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly key: string;
  /** On abort, requests in flight get {@link lastAnswerMs} to finish; then the upload is aborted. */
  readonly signal: AbortSignal;
  /** Called with the number of bytes taken from the archive so far. */
  readonly onBytes: (bytes: number) => void;
}

/** An object as it was sent. */
export interface StoredObject {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** The time at which S3's lifecycle removes the object (`x-amz-expiration`), when S3 gave it. */
  readonly expiration: string | undefined;
  /**
   * Whether the object was sent in parts. If the answer to a CreateMultipartUpload was lost, that upload may still be
   * open.
   */
  readonly inParts: boolean;
}

/**
 * Stores a stream: in one request up to 8 MiB, in parts beyond, with two parts in flight while the next is gathered. A
 * failure leaves no open upload. The object may exist after a failure, and the caller removes it.
 *
 * @throws the error of the stream; the reason of the signal; ExportFailed `STORAGE_FAILED` for S3's own failures.
 */
export async function uploadArchive(archive: AsyncIterable<Uint8Array>, options: UploadOptions): Promise<StoredObject> {
  const { s3, bucket, key, signal, onBytes } = options;
  const target = { s3, bucket, key, signal: laterSignal(signal, lastAnswerMs) };
  const hash = createHash('sha256');
  const gathered = new ByteChunks();
  let bytes = 0;
  let upload: MultipartUpload | undefined;
  try {
    for await (const chunk of archive) {
      hash.update(chunk);
      bytes += chunk.length;
      gathered.add(chunk);
      onBytes(bytes);
      if (!upload && gathered.length > singleRequestBytes)
        upload = await orStorageFailed(signal, MultipartUpload.create(target));
      while (upload && gathered.length >= partSizeBytes)
        await orStorageFailed(signal, upload.send(gathered.take(partSizeBytes, upload.memory(partSizeBytes))));
    }
    const rest = gathered.take(gathered.length);
    const sha256 = hash.digest('hex');
    if (upload)
      return { bytes, sha256, expiration: await orStorageFailed(signal, upload.complete(rest)), inParts: true };
    const put = new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: rest,
      ChecksumCRC32: crc32Of(rest),
      ContentType: 'application/zip',
    });
    return {
      bytes,
      sha256,
      expiration: (await orStorageFailed(signal, s3.send(put, { abortSignal: target.signal }))).Expiration,
      inParts: false,
    };
  } catch (error) {
    await upload?.abort();
    throw error;
  }
}

/** The result of a request. Its failure becomes `STORAGE_FAILED`, unless the signal has a reason of its own. */
async function orStorageFailed<Result>(signal: AbortSignal, request: Promise<Result>): Promise<Result> {
  try {
    const result = await request;
    signal.throwIfAborted();
    return result;
  } catch (cause) {
    signal.throwIfAborted();
    throw new ExportFailed('STORAGE_FAILED', { cause });
  }
}

/**
 * The share of the minute that a run keeps for an orderly stop. The bucket's lifecycle rules remove the result of a
 * request that takes longer.
 */
const lastAnswerMs = 20_000;

/** One request is faster than three, as long as its body fits into memory. */
const singleRequestBytes = 8 * 1024 * 1024;

/** S3's smallest size for a part that is not the last. 4 GiB are 820 such parts of the 10,000 that S3 allows. */
const partSizeBytes = 5 * 1024 * 1024;
