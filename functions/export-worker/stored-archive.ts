import { GetObjectCommand, NoSuchKey, S3ServiceException } from '@aws-sdk/client-s3';
import type { Storage } from '../storage/bucket.ts';
import { ExportFailed } from './failure.ts';

/**
 * The stored object's bytes, as S3 returns them. A broken connection is resumed at the same byte of the same object
 * (`If-Match`), a few times.
 *
 * @throws ExportFailed `VERIFICATION_FAILED` when the object is missing or was replaced, `STORAGE_FAILED` when it
 * cannot be read.
 */
export async function* readStoredArchive(options: {
  readonly storage: Storage;
  readonly key: string;
  readonly signal: AbortSignal;
}): AsyncGenerator<Uint8Array, void, undefined> {
  const { key, signal } = options;
  const { s3, bucket } = options.storage;
  let [position, eTag, tries] = [0, undefined as string | undefined, 0];
  for (;;) {
    try {
      const range = position === 0 ? {} : { Range: `bytes=${position}-`, IfMatch: eTag };
      const { Body, ETag } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...range }), {
        abortSignal: signal,
      });
      eTag = ETag;
      for await (const chunk of Body as AsyncIterable<Uint8Array>) {
        position += chunk.length;
        yield chunk;
      }
      return;
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof NoSuchKey || isAnotherObject(cause))
        throw new ExportFailed('VERIFICATION_FAILED', { cause });
      tries += 1;
      if (tries === maxTries) throw new ExportFailed('STORAGE_FAILED', { cause });
    }
  }
}

function isAnotherObject(error: unknown): boolean {
  return error instanceof S3ServiceException && error.name === 'PreconditionFailed';
}

/**
 * Each try includes the SDK's own retries. These tries are for a connection that breaks after S3 has begun to answer.
 */
const maxTries = 5;
