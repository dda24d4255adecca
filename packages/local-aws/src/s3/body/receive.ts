import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { Blob, BlobStore } from '../storage/blob-store.ts';
import type { ChecksumAlgorithm } from './checksum.ts';
import { type VerifiedBody, verifyBody } from './verified-body.ts';

export type ReceivedBlob = { readonly blob: Blob } & ReturnType<VerifiedBody['result']>;

/** S3's limit for one PUT and for one part, 5 GiB. */
const maxBlobBytes = 5 * 1024 ** 3;

/** Streams a body to disk. A body that ends early or contradicts the request is removed. */
export async function receiveBlob(
  request: S3Request,
  blobs: BlobStore,
  alsoCompute?: ChecksumAlgorithm,
): Promise<ReceivedBlob> {
  const body = verifyBody(request, maxBlobBytes, alsoCompute);
  const blob = await blobs.write(body.bytes);
  return { blob, ...body.result() };
}

/** Reads a request document. */
export async function receiveDocument(request: S3Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of verifyBody(request, maxDocumentBytes).bytes) chunks.push(chunk);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    if (error instanceof TypeError)
      throw new S3Error('MalformedXML', 'The request document is not UTF-8.', {}, { cause: error });
    throw error;
  }
}

/**
 * More than a Complete of 10,000 parts with a checksum each, or a Delete of 1,000 keys of 1,024 bytes with every
 * character escaped.
 */
const maxDocumentBytes = 8 * 1024 ** 2;
