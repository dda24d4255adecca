import { GetObjectCommand, HeadObjectCommand, NoSuchKey, NotFound, S3ServiceException } from '@aws-sdk/client-s3';
import type { ByteSource } from '../../archive/zip/byte-source.ts';
import type { Storage } from '../storage/bucket.ts';

/** An object in S3 that can be read in ranges. Every range is of the same object, by its ETag. */
export interface StoredObject extends ByteSource {
  readonly eTag: string;
}

/** The object is gone, or another one has taken its place since it was opened. */
export class ObjectReplaced extends Error {
  override readonly name = 'ObjectReplaced';
  readonly key: string;

  constructor(key: string, options?: ErrorOptions) {
    super(`The object ${key} was removed or replaced.`, options);
    this.key = key;
  }
}

/**
 * Opens an object. With `eTag`, only the object that had this ETag, since an upload form can be sent twice.
 *
 * @throws ObjectReplaced, and any error of S3.
 */
export async function openStoredObject(
  { s3, bucket: Bucket }: Storage,
  Key: string,
  { signal: abortSignal, eTag: IfMatch }: { readonly signal: AbortSignal; readonly eTag?: string },
): Promise<StoredObject> {
  const { ETag: eTag, ContentLength: bytes } = await ofOneObject(Key, () =>
    s3.send(new HeadObjectCommand({ Bucket, Key, IfMatch }), { abortSignal }),
  );
  if (eTag === undefined || bytes === undefined) throw new Error(`S3 said neither the size nor the ETag of ${Key}.`);
  const readOnce = async (first: number, last: number): Promise<Buffer> => {
    const Range = `bytes=${first}-${last}`;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, Range, IfMatch: eTag }), { abortSignal });
    return collect(Body as AsyncIterable<Uint8Array>, last - first + 1);
  };
  return {
    bytes,
    eTag,
    read: (first, last) => ofOneObject(Key, () => untilWhole(() => readOnce(first, last), abortSignal)),
  };
}

/** Collects into one buffer, without another copy at the end. Throws a RangeError for more bytes. */
async function collect(body: AsyncIterable<Uint8Array>, expectedBytes: number): Promise<Buffer> {
  const collected = Buffer.allocUnsafeSlow(expectedBytes);
  let filled = 0;
  for await (const chunk of body) {
    if (filled + chunk.length > expectedBytes)
      throw new RangeError(`S3 gave more than the ${expectedBytes} bytes asked.`);
    collected.set(chunk, filled);
    filled += chunk.length;
  }
  return collected.subarray(0, filled);
}

/** A connection that breaks in the middle of an answer is no reason to give up: the range is requested again. */
async function untilWhole<T>(read: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      signal.throwIfAborted();
      // S3 has answered, so another request would be answered alike. The SDK has repeated what is worth it.
      if (error instanceof S3ServiceException || tries === maxTries) throw error;
    }
  }
}

const maxTries = 5;

async function ofOneObject<T>(key: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (cause) {
    const isGone = cause instanceof NoSuchKey || cause instanceof NotFound;
    const isAnother = cause instanceof S3ServiceException && cause.$metadata.httpStatusCode === 412;
    if (isGone || isAnother) throw new ObjectReplaced(key, { cause });
    throw cause;
  }
}
