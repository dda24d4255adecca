import type { Checksum } from '../body/checksum.ts';
import type { Blob } from './blob-store.ts';

/** The record of an object on disk. */
export interface StoredObject {
  readonly key: string;
  readonly blobs: readonly Blob[];
  readonly sizeBytes: number;
  /** The MD5 of the body, or the MD5 of the parts' MD5s with their number. Without quotes. */
  readonly etag: string;
  readonly lastModifiedMs: number;
  readonly description: ObjectDescription;
  readonly checksum?: Checksum;
  /** The upload that made the object, so that a repeated Complete finds the first result. */
  readonly uploadId?: string;
}

/** The description of an object, which its writer sets and every reader receives. */
export interface ObjectDescription {
  /** `content-type`, `cache-control`, `content-disposition`, `content-encoding`, `content-language`, `expires`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Metadata by name, without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
}
