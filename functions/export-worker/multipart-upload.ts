import { crc32 } from 'node:zlib';
import type { S3Client } from '@aws-sdk/client-s3';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  NoSuchUpload,
  UploadPartCommand,
} from '@aws-sdk/client-s3';

/** A part in the form that CompleteMultipartUpload lists. S3 requires the checksum of each part again. */
interface Part {
  readonly PartNumber: number;
  readonly ChecksumCRC32: string;
  ETag: string | undefined;
}

interface Target {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly key: string;
  /** Aborts requests in flight. S3 may still carry them out, so they should be given time to finish first. */
  readonly signal: AbortSignal;
}

/** A multipart upload with at most two parts in flight. End it with `complete` or `abort`. */
export class MultipartUpload {
  readonly #target: Target;
  readonly #uploadId: string;
  readonly #parts: Part[] = [];
  readonly #underWay = new Set<Promise<void>>();
  /** Buffers of parts that S3 has received. */
  readonly #spare: Buffer[] = [];
  #failure: { readonly reason: unknown } | undefined;

  static async create(target: Target): Promise<MultipartUpload> {
    const { s3, bucket, key, signal } = target;
    const create = new CreateMultipartUploadCommand({
      Bucket: bucket,
      Key: key,
      ContentType: 'application/zip',
      ChecksumAlgorithm: 'CRC32',
    });
    const { UploadId } = await s3.send(create, { abortSignal: signal });
    if (UploadId === undefined) throw new Error('S3 began a multipart upload without an id.');
    return new MultipartUpload(target, UploadId);
  }

  private constructor(target: Target, uploadId: string) {
    this.#target = target;
    this.#uploadId = uploadId;
  }

  /**
   * A buffer for a part, reused from a received part of the same length when there is one. New buffers would wait for
   * the garbage collector.
   */
  memory(length: number): Buffer {
    const spare = this.#spare.pop();
    return spare?.length === length ? spare : Buffer.allocUnsafeSlow(length);
  }

  /**
   * Resolves when another part may follow. The upload owns the body from then on. Throws the error of an earlier part.
   */
  async send(body: Buffer): Promise<void> {
    const part: Part = { PartNumber: this.#parts.length + 1, ChecksumCRC32: crc32Of(body), ETag: undefined };
    this.#parts.push(part);
    const sending: Promise<void> = this.#sendPart(part, body)
      .then(() => void this.#spare.push(body))
      .catch((reason: unknown) => {
        this.#failure ??= { reason };
      })
      .finally(() => this.#underWay.delete(sending));
    this.#underWay.add(sending);
    if (this.#underWay.size >= partsUnderWay) await Promise.race(this.#underWay);
    this.#throwIfFailed();
  }

  /**
   * Sends the last part, which may be small, and completes the object. Returns S3's `x-amz-expiration`, when S3 gives
   * one.
   */
  async complete(last: Buffer): Promise<string | undefined> {
    if (last.length > 0) await this.send(last);
    await Promise.all(this.#underWay);
    this.#throwIfFailed();
    try {
      const { Expiration } = await this.#target.s3.send(
        new CompleteMultipartUploadCommand({ ...this.#ids(), MultipartUpload: { Parts: this.#parts } }),
        { abortSignal: this.#target.signal },
      );
      return Expiration;
    } catch (error) {
      // The answer to an earlier try was lost. The upload is probably an object now; if it is not, the read-back will
      // show that.
      if (error instanceof NoSuchUpload) return undefined;
      throw error;
    }
  }

  /** Removes the parts that were sent. Never throws: the bucket's lifecycle rule removes the rest within a day. */
  async abort(): Promise<void> {
    // S3 would keep a part that arrives after the abort.
    await Promise.all(this.#underWay);
    try {
      await this.#target.s3.send(new AbortMultipartUploadCommand(this.#ids()));
    } catch {
      // The upload is already completed, or S3 cannot be reached.
    }
  }

  async #sendPart(part: Part, body: Buffer): Promise<void> {
    const { PartNumber, ChecksumCRC32 } = part;
    const command = new UploadPartCommand({ ...this.#ids(), PartNumber, ChecksumCRC32, Body: body });
    part.ETag = (await this.#target.s3.send(command, { abortSignal: this.#target.signal })).ETag;
  }

  #ids() {
    return { Bucket: this.#target.bucket, Key: this.#target.key, UploadId: this.#uploadId };
  }

  #throwIfFailed(): void {
    if (this.#failure) throw this.#failure.reason;
  }
}

/** Twice as fast as one where S3 is slow per connection. More parts would only need more memory. */
const partsUnderWay = 2;

/** The CRC32 of a body in S3's form: base64 of the four bytes, most significant first. */
export function crc32Of(body: Uint8Array): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
}
