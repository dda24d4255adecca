import { parseRequestTarget, type RequestTarget, TargetMalformed } from './request-target.ts';
import { SignatureRefused } from './signature-refused.ts';
import { type SignedRequest } from './signed-request.ts';

/** The claims of a request about its own signature. None of them is verified yet. */
export interface ClaimedSignature {
  readonly place: 'header' | 'query';
  readonly accessKeyId: string;
  /** `<date>/<region>/<service>/aws4_request` */
  readonly scope: { readonly date: string; readonly region: string; readonly service: string };
  /** `YYYYMMDDTHHMMSSZ` */
  readonly longDate: string;
  readonly signedAtMs: number;
  /** The lifetime of a presigned request. Undefined for other requests. */
  readonly expiresSeconds?: number;
  readonly sessionToken?: string;
  /** Lower case. */
  readonly signedHeaders: ReadonlySet<string>;
  /** 64 lower-case hexadecimal digits. */
  readonly signature: string;
  readonly target: RequestTarget;
}

/**
 * Reads the Authorization header or the presigned query. Throws `SignatureRefused` when there is no signature, two, or
 * a malformed one.
 */
export function readClaimedSignature(request: SignedRequest): ClaimedSignature {
  const target = readTarget(request.target);
  const amz = uniqueAmzParameters(target);
  const authorization = request.headers['authorization'];
  const presigned = amz.has('x-amz-signature') || amz.has('x-amz-algorithm') || amz.has('x-amz-credential');
  if (authorization !== undefined && presigned)
    throw incomplete(
      'Only one authentication mechanism is allowed: the Authorization header or the query string, not both.',
    );
  if (presigned) {
    const field = (name: string) => amz.get(name.toLowerCase()) ?? refuseMissing(name);
    const token = amz.get('x-amz-security-token');
    return {
      place: 'query',
      target,
      expiresSeconds: readExpires(field('X-Amz-Expires')),
      ...(token === undefined ? {} : { sessionToken: token }),
      ...readCommon(
        field('X-Amz-Algorithm'),
        field('X-Amz-Credential'),
        field('X-Amz-SignedHeaders'),
        field('X-Amz-Signature'),
        field('X-Amz-Date'),
      ),
    };
  }
  if (authorization === undefined)
    throw new SignatureRefused(
      'MissingAuthenticationToken',
      'The request carries no signature. Sign it with AWS Signature Version 4.',
    );
  const space = authorization.indexOf(' ');
  const fields = new Map(
    authorization
      .slice(space + 1)
      .split(',')
      .map((pair): [string, string] => {
        const equals = pair.indexOf('=');
        return [pair.slice(0, Math.max(0, equals)).trim(), pair.slice(equals + 1).trim()];
      }),
  );
  const field = (name: string) => fields.get(name) ?? refuseMissing(name);
  const token = request.headers['x-amz-security-token'];
  return {
    place: 'header',
    target,
    ...(token === undefined ? {} : { sessionToken: token }),
    ...readCommon(
      authorization.slice(0, Math.max(0, space)),
      field('Credential'),
      field('SignedHeaders'),
      field('Signature'),
      request.headers['x-amz-date'] ?? refuseMissing('X-Amz-Date'),
    ),
  };
}

/** Reads what every signature has, wherever it stands. Throws `SignatureRefused`. */
export function readCommon(
  algorithm: string,
  credential: string,
  signedHeaders: string,
  signature: string,
  longDate: string,
) {
  if (algorithm !== 'AWS4-HMAC-SHA256') throw incomplete(`The algorithm must be AWS4-HMAC-SHA256; got "${algorithm}".`);
  const [accessKeyId, date, region, service, terminator, ...rest] = credential.split('/');
  if (!accessKeyId || !date || !region || !service || terminator !== 'aws4_request' || rest.length > 0) {
    throw incomplete('The credential must have the form <access key>/<YYYYMMDD>/<region>/<service>/aws4_request.');
  }
  // Checked before decoding, because Buffer.from(text, 'hex') drops an odd last digit and stops at the first invalid
  // one.
  if (!/^[0-9a-f]{64}$/.test(signature))
    throw new SignatureRefused('SignatureDoesNotMatch', 'The signature is not 64 lower-case hexadecimal digits.');
  const names = signedHeaders.split(';');
  if (names.some((name) => name !== name.toLowerCase() || name === ''))
    throw incomplete('SignedHeaders must be lower-case names separated by ";".');
  return {
    accessKeyId,
    scope: { date, region, service },
    signedHeaders: new Set(names),
    signature,
    longDate,
    signedAtMs: readDate(longDate),
  };
}

function readTarget(target: string): RequestTarget {
  try {
    return parseRequestTarget(target);
  } catch (error) {
    if (error instanceof TargetMalformed) throw incomplete(error.message);
    throw error;
  }
}

/**
 * The X-Amz-… parameters by lower-case name. Each may occur only once, because a signer and a reader might use
 * different ones.
 */
function uniqueAmzParameters(target: RequestTarget): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of target.query) {
    const lower = name.toLowerCase();
    if (!lower.startsWith('x-amz-')) continue;
    if (found.has(lower)) throw incomplete(`The query parameter "${name}" is given twice.`);
    found.set(lower, value);
  }
  return found;
}

function readDate(longDate: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(longDate);
  const time =
    match === null ? Number.NaN : Date.parse(longDate.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(time))
    throw incomplete(`X-Amz-Date must be in the ISO 8601 basic format YYYYMMDDTHHMMSSZ; got "${longDate}".`);
  return time;
}

/** The limit of presigned requests in the SigV4 reference, seven days. */
const maxExpiresSeconds = 604_800;

function readExpires(text: string): number {
  const seconds = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > maxExpiresSeconds)
    throw incomplete(`X-Amz-Expires must be between 1 and ${maxExpiresSeconds} seconds; got "${text}".`);
  return seconds;
}

function refuseMissing(name: string): never {
  throw incomplete(`The signature lacks ${name}.`);
}

function incomplete(message: string): SignatureRefused {
  return new SignatureRefused('IncompleteSignature', message);
}
