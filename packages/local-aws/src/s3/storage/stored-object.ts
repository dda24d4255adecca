import type { Checksum } from '../body/checksum.ts';
import type { Blob } from './blob-store.ts';

/** An object as its record on disk describes it. */
export interface StoredObject {
  readonly key: string;
  readonly blobs: readonly Blob[];
  readonly sizeBytes: number;
  /** Without quotes: the MD5 of the body, or of the parts' MD5s and their number. */
  readonly etag: string;
  readonly lastModifiedMs: number;
  readonly description: ObjectDescription;
  readonly checksum?: Checksum;
  /** The upload that made it: a repeated Complete finds what the first one did. */
  readonly uploadId?: string;
}

/** The description of an object, as its writer gave it and every reader gets it. */
export interface ObjectDescription {
  /** `content-type`, `cache-control`, `content-disposition`, `content-encoding`, `content-language`, `expires`. */
  readonly headers: Readonly<Record<string, string>>;
  /** By name without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
}
