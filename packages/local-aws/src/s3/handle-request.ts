import type { Gate } from '../auth/gate.ts';
import type { Clock } from '../clock.ts';
import type { Principal } from '../iam/principal.ts';
import { authenticate } from './authenticate.ts';
import type { Bucket } from './bucket.ts';
import { corsHeaders, preflight } from './cors.ts';
import type { Call, Reply } from './operation.ts';
import { isForm, postObject } from './operations/post-object.ts';
import { findOperation } from './operations.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** The dependencies of the endpoint. */
export interface S3Host {
  readonly clock: Clock;
  readonly gate: Gate;
  readonly buckets: ReadonlyMap<string, Bucket>;
}

/**
 * Handles a request in S3's order: find the operation, authenticate the caller, find the bucket, check the permission,
 * run. Throws `S3Error`.
 */
export async function handleRequest(request: S3Request, host: S3Host): Promise<Reply> {
  // Browsers send preflights without credentials.
  if (request.method === 'OPTIONS')
    return { status: 200, headers: preflight(rulesFor(request, host), request.headers) };
  if (isForm(request))
    return postObject(request, host, (principal, key) => callOf({ ...request, key }, principal, host));
  const principal = await authenticate(request, host.gate);
  const operation = findOperation(request);
  return operation.run(callOf(request, principal, host));
}

/** The CORS headers of every response, including refusals. Without them a page could not read the reason. */
export function corsHeadersFor(request: S3Request, host: S3Host): Readonly<Record<string, string>> {
  return corsHeaders(rulesFor(request, host), request.headers, request.method);
}

function rulesFor({ bucket }: S3Request, { buckets }: S3Host) {
  return (bucket === undefined ? undefined : buckets.get(bucket))?.settings.cors ?? [];
}

function callOf(request: S3Request, principal: Principal, { buckets, clock, gate }: S3Host): Call {
  return {
    request,
    clock,
    buckets,
    get bucket(): Bucket {
      const bucket = buckets.get(request.bucket ?? '');
      if (bucket === undefined)
        throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', { BucketName: request.bucket ?? '' });
      return bucket;
    },
    get key(): string {
      if (request.key === undefined) throw new Error('A bucket operation used the key of its request.');
      return request.key;
    },
    demand: (action, key, context = {}) => {
      const policy = buckets.get(request.bucket ?? '')?.settings.policy;
      const decision = gate.authorize(principal, {
        action,
        resource:
          request.bucket === undefined ? '*' : `arn:aws:s3:::${request.bucket}${key === undefined ? '' : `/${key}`}`,
        // The host uses plain HTTP, but only over loopback. A policy that requires TLS must still allow requests here.
        context: { ...context, 'aws:SecureTransport': 'true' },
        ...(policy === undefined ? {} : { resourcePolicy: policy }),
      });
      if (!decision.allowed) throw new S3Error('AccessDenied', decision.reason);
    },
  };
}
