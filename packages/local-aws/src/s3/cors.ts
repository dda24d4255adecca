import { S3Error } from './s3-error.ts';

/** A rule of a bucket's CORS configuration. */
export interface CorsRule {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders: readonly string[];
  readonly exposedHeaders: readonly string[];
  readonly maxAgeSeconds?: number;
}

/**
 * The headers that let a page read a response. Empty for a request without Origin or with an Origin that no rule names.
 */
export function corsHeaders(
  rules: readonly CorsRule[],
  headers: Readonly<Record<string, string>>,
  method: string,
): Readonly<Record<string, string>> {
  const origin = headers['origin'];
  const rule =
    origin === undefined
      ? undefined
      : rules.find(
          (candidate) =>
            candidate.allowedMethods.includes(method) &&
            candidate.allowedOrigins.some((allowed) => fits(allowed, origin)),
        );
  return origin === undefined || rule === undefined ? {} : headersOf(rule, origin);
}

/** The response to OPTIONS. Throws `AccessForbidden` when no rule allows the page's request. */
export function preflight(
  rules: readonly CorsRule[],
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const origin = headers['origin'];
  const method = headers['access-control-request-method'];
  if (origin === undefined || method === undefined)
    throw new S3Error(
      'InvalidRequest',
      'Insufficient information. Origin and Access-Control-Request-Method request headers are needed.',
    );
  const asked = (headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = rules.find(
    (candidate) =>
      candidate.allowedMethods.includes(method) &&
      candidate.allowedOrigins.some((allowed) => fits(allowed, origin)) &&
      asked.every((name) => candidate.allowedHeaders.some((allowed) => fits(allowed.toLowerCase(), name))),
  );
  if (rule === undefined) {
    throw new S3Error(
      'AccessForbidden',
      rules.length === 0
        ? 'CORSResponse: CORS is not enabled for this bucket.'
        : `CORSResponse: This CORS request is not allowed: no rule of the bucket has origin ${origin}, method ${method} and headers [${asked.join(', ')}] together.`,
    );
  }
  return {
    ...headersOf(rule, origin),
    ...(asked.length === 0 ? {} : { 'access-control-allow-headers': asked.join(', ') }),
  };
}

function headersOf(rule: CorsRule, origin: string): Readonly<Record<string, string>> {
  const anyOrigin = rule.allowedOrigins.includes('*');
  return {
    'access-control-allow-origin': anyOrigin ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(anyOrigin ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(rule.exposedHeaders.length === 0 ? {} : { 'access-control-expose-headers': rule.exposedHeaders.join(', ') }),
    ...(rule.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** S3 allows one `*` in a pattern. */
function fits(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}
