import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { flatHeaders } from '../http/flat-headers.ts';
import { decodePath, parseRequestTarget, TargetMalformed } from '../sigv4/request-target.ts';
import type { SignedRequest } from '../sigv4/signed-request.ts';
import { S3Error } from './s3-error.ts';

/** A parsed request. Its sender is not authenticated yet. */
export interface S3Request {
  readonly id: string;
  readonly method: string;
  /** The first segment of the path (path style). */
  readonly bucket?: string;
  /** The key, decoded and otherwise unchanged: `a//b` and `../x` are ordinary keys. */
  readonly key?: string;
  readonly query: ReadonlyMap<string, string>;
  /** Headers with lower-case names, including the `x-amz-…` headers that a presigner moved into the query. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
  /** The signed request, with the original target and headers. */
  readonly signed: SignedRequest;
}

/** S3's limit of a key, in bytes of UTF-8. */
export const maxKeyBytes = 1024;

/**
 * Parses a request. `proceed` is called at the first read of the body when the client waits for `100 Continue`, so that
 * the body of a refused request is never sent. Throws `S3Error`: `InvalidURI`, `KeyTooLongError`, `InvalidArgument`,
 * `InvalidRequest`.
 */
export function readS3Request(message: IncomingMessage, id: string, proceed: () => void): S3Request {
  const target = message.url ?? '';
  const headers = flatHeaders(message.headers);
  const { rawPath, query } = parse(target);
  const [, bucketPart = '', keyPart] = /^\/([^/]*)(?:\/(.*))?$/s.exec(rawPath) ?? [];
  const bucket = decode(bucketPart);
  const key = decode(keyPart ?? '');
  if (Buffer.byteLength(key) > maxKeyBytes)
    throw new S3Error('KeyTooLongError', 'Your key is too long', {
      Size: String(Buffer.byteLength(key)),
      MaxSizeAllowed: String(maxKeyBytes),
    });
  const { parameters, hoisted } = sortQuery(query);
  for (const [name, value] of Object.entries(hoisted)) {
    if (headers[name] !== undefined && headers[name] !== value)
      throw new S3Error('InvalidRequest', `${name} is given in the query and, with another value, in a header.`);
  }
  return {
    id,
    method: message.method ?? '',
    ...(bucket === '' ? {} : { bucket }),
    ...(key === '' ? {} : { key }),
    query: parameters,
    headers: { ...headers, ...hoisted },
    body: bodyOf(message, proceed),
    signed: { method: message.method ?? '', target, headers },
  };
}

async function* bodyOf(message: IncomingMessage, proceed: () => void): AsyncGenerator<Uint8Array> {
  if (message.headers.expect !== undefined) proceed();
  // The end of the iteration must not end the connection, because a response follows even when the body was not read
  // completely.
  for await (const chunk of message.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
}

/** A request id of 16 characters, like S3's. */
export function newRequestId(): string {
  return randomBytes(8).toString('hex').toUpperCase();
}

/** The parameters of the presigned form. */
const signatureParameters = [
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-security-token',
  'x-amz-signature',
  'x-amz-signedheaders',
];

function sortQuery(query: readonly (readonly [string, string])[]) {
  const parameters = new Map<string, string>();
  const hoisted: Record<string, string> = {};
  for (const [name, value] of query) {
    const lower = name.toLowerCase();
    if (signatureParameters.includes(lower)) continue;
    if (lower.startsWith('x-amz-')) hoisted[lower] = value;
    else if (parameters.has(name))
      throw new S3Error('InvalidArgument', `The query parameter "${name}" is given twice.`);
    else parameters.set(name, value);
  }
  return { parameters, hoisted };
}

function parse(target: string) {
  try {
    return parseRequestTarget(target);
  } catch (error) {
    throw asInvalidUri(error);
  }
}

function decode(encoded: string): string {
  try {
    return decodePath(encoded);
  } catch (error) {
    throw asInvalidUri(error);
  }
}

function asInvalidUri(error: unknown): unknown {
  return error instanceof TargetMalformed
    ? new S3Error('InvalidURI', `Couldn't parse the specified URI: ${error.message}`, {}, { cause: error })
    : error;
}
