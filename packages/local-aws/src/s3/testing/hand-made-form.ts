import { createHmac } from 'node:crypto';
import { operatorKeys, region } from '../../auth/testing/gate-fixture.ts';

/** A part of a form: a field, a part with a head of its own, or bytes as they are. */
export type Part = readonly [name: string, value: string | Buffer] | { readonly head: string; readonly value: string };

export const boundary = 'boundary-of-a-test';

/** The body of a form as curl would write it. */
export function formBody(parts: readonly Part[], end?: string, between = boundary): Buffer {
  const bytes = parts.flatMap((part) => {
    const [head, value] =
      'head' in part
        ? [part.head, part.value]
        : [
            `Content-Disposition: form-data; name="${part[0]}"${part[0] === 'file' ? '; filename="a.zip"\r\nContent-Type: application/zip' : ''}`,
            part[1],
          ];
    return [Buffer.from(`--${between}\r\n${head}\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n')];
  });
  return Buffer.concat([...bytes, Buffer.from(end ?? `--${between}--\r\n`)]);
}

interface Signing {
  readonly nowMs: number;
  readonly keys?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
  readonly scope?: string;
  readonly date?: string;
}

/** The fields of a signed form for a policy, signed without any code of this package or of the SDK. */
export function signedFields(
  policy: string,
  { nowMs, keys = operatorKeys, scope, date = longDate(nowMs) }: Signing,
): [string, string][] {
  const inScope = scope ?? `${date.slice(0, 8)}/${region}/s3/aws4_request`;
  const encoded = Buffer.from(policy).toString('base64');
  const key = inScope
    .split('/')
    .reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${keys.secretAccessKey}`);
  return [
    ['x-amz-algorithm', 'AWS4-HMAC-SHA256'],
    ['x-amz-credential', `${keys.accessKeyId}/${inScope}`],
    ['x-amz-date', date],
    ...(keys.sessionToken === undefined ? [] : [['x-amz-security-token', keys.sessionToken] as [string, string]]),
    ['policy', encoded],
    ['x-amz-signature', hmac(key, encoded).toString('hex')],
  ];
}

/** A policy that names the bucket and the fields of a signature, and whatever else is given. */
export function policyWith(
  conditions: readonly unknown[],
  { nowMs, keys = operatorKeys, scope, date = longDate(nowMs) }: Signing,
  more: object = {},
): string {
  return JSON.stringify({
    expiration: new Date(nowMs + 3_600_000).toISOString(),
    conditions: [
      { bucket: 'archive' },
      { 'x-amz-algorithm': 'AWS4-HMAC-SHA256' },
      { 'x-amz-credential': `${keys.accessKeyId}/${scope ?? `${date.slice(0, 8)}/${region}/s3/aws4_request`}` },
      { 'x-amz-date': date },
      ...(keys.sessionToken === undefined ? [] : [{ 'x-amz-security-token': keys.sessionToken }]),
      ...conditions,
    ],
    ...more,
  });
}

/** `20260131T235959Z` */
function longDate(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
