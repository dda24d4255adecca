import type { Clock } from '../clock.ts';
import type { Bucket } from './bucket.ts';
import type { S3Request } from './s3-request.ts';

/** One call of S3's API, as a row of the routing table. */
export interface Operation {
  /** S3's name. */
  readonly name: string;
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly level: 'service' | 'bucket' | 'object';
  /** The query parameter that tells this call from others of the same method and level, and its value where that matters. */
  readonly marker?: { readonly name: string; readonly value?: string };
  /** Other query parameters it understands. */
  readonly parameters: readonly string[];
  /** `x-amz-…` headers it understands beyond those of the signature. A name that ends in `-` stands for all that begin so. */
  readonly headers: readonly string[];
  /** Asks for every permission it needs before it does anything. */
  readonly run: (call: Call) => Promise<Reply>;
}

/** An authenticated request on its way through an operation. */
export interface Call {
  readonly request: S3Request;
  readonly clock: Clock;
  /** All buckets by name. */
  readonly buckets: ReadonlyMap<string, Bucket>;
  /** The bucket asked for. Throws where the operation is one of the service. */
  readonly bucket: Bucket;
  /** The key asked for. Throws where the operation is not one of an object. */
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
