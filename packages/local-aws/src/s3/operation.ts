import type { Clock } from '../clock.ts';
import type { Bucket } from './bucket.ts';
import type { S3Request } from './s3-request.ts';

/** One operation of S3's API, as a row of the routing table. */
export interface Operation {
  /** S3's name of the operation. */
  readonly name: string;
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly level: 'service' | 'bucket' | 'object';
  /**
   * The query parameter that distinguishes this operation from others of the same method and level, with its value if
   * necessary.
   */
  readonly marker?: { readonly name: string; readonly value?: string };
  /** Other supported query parameters. */
  readonly parameters: readonly string[];
  /** Supported `x-amz-…` headers other than those of the signature. A name that ends in `-` is a prefix. */
  readonly headers: readonly string[];
  /** Runs the operation. It demands every permission before it has an effect. */
  readonly run: (call: Call) => Promise<Reply>;
}

/** An authenticated request for an operation. */
export interface Call {
  readonly request: S3Request;
  readonly clock: Clock;
  /** All buckets by name. */
  readonly buckets: ReadonlyMap<string, Bucket>;
  /** The requested bucket. Throws for an operation of the service. */
  readonly bucket: Bucket;
  /** The requested key. Throws for an operation that is not on an object. */
  readonly key: string;
  /** Throws `AccessDenied` unless the caller may do this. Without a key the resource is the bucket. */
  readonly demand: (action: string, key?: string, context?: Readonly<Record<string, string>>) => void;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | AsyncIterable<Uint8Array>;
}

export const xmlHeaders = { 'content-type': 'application/xml' } as const;
