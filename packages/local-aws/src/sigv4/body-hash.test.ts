import { createHash } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, it } from 'vitest';
import type { CredentialAuthority } from './credential-authority.ts';
import { SignatureRefused } from './signature-refused.ts';
import type { SignedService } from './signed-request.ts';
import { verifySignature } from './verify.ts';

const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
const region = 'ap-northeast-1';
const authority: CredentialAuthority = {
  issue: () => {
    throw new Error('These tests issue no credentials.');
  },
  lookUp: () => ({
    kind: 'known',
    secretAccessKey: credentials.secretAccessKey,
    principal: { kind: 'operator', userArn: 'arn:aws:iam::123456789012:user/operator' },
  }),
};
const hashOf = (body: string) => createHash('sha256').update(body).digest('hex');

/**
 * Signs exactly these headers over `signedBody`, then sends `body`. Without `body` the verifier sees no body, as in a
 * stream of S3.
 */
async function outcome(
  service: SignedService,
  headers: Record<string, string>,
  signedBody: string,
  body?: string,
  unsigned: Record<string, string> = {},
): Promise<string> {
  const signer = new SignatureV4({
    credentials,
    region,
    service,
    sha256: Sha256,
    applyChecksum: false,
    uriEscapePath: service !== 's3',
  });
  const signed = await signer.sign({
    method: 'POST',
    protocol: 'http:',
    hostname: '',
    path: '/',
    headers: { host: 'a', ...headers },
    body: signedBody,
  });
  const request = {
    method: 'POST',
    target: '/',
    headers: { ...signed.headers, ...unsigned },
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  };
  try {
    await verifySignature(request, service, { credentials: authority, region, clock: { nowMs: () => Date.now() } });
    return 'verified';
  } catch (error) {
    if (error instanceof SignatureRefused) return error.code;
    throw error;
  }
}

const holding: readonly SignedService[] = ['appsync', 'dynamodb', 'lambda', 'cognito-idp', 'cognito-identity', 'sts'];

describe.each(holding)('%s', (service) => {
  it('accepts the signed body', async () => {
    expect(await outcome(service, {}, 'mine', 'mine')).toBe('verified');
    expect(await outcome(service, { 'x-amz-content-sha256': hashOf('mine') }, 'mine', 'mine')).toBe('verified');
  });

  it('refuses any other body, even with a matching hash in another place', async () => {
    expect(await outcome(service, {}, 'mine', 'other')).toBe('SignatureDoesNotMatch');
    expect(await outcome(service, {}, 'mine')).toBe('SignatureDoesNotMatch');
    for (const stated of [hashOf('mine'), 'UNSIGNED-PAYLOAD', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER']) {
      expect([stated, await outcome(service, { 'x-amz-content-sha256': stated }, 'mine', 'other')]).toEqual([
        stated,
        'SignatureDoesNotMatch',
      ]);
    }
  });
});

describe('s3', () => {
  it('accepts the signed hash or a marker, and leaves the check of the body to its reader', async () => {
    for (const stated of [hashOf('mine'), 'UNSIGNED-PAYLOAD', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'])
      expect(await outcome('s3', { 'x-amz-content-sha256': stated }, 'mine')).toBe('verified');
  });

  it('refuses a request with a missing or invalid hash of its body', async () => {
    expect(await outcome('s3', {}, 'mine')).toBe('IncompleteSignature');
    for (const stated of ['', 'x', hashOf('mine').slice(1), 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'])
      expect(await outcome('s3', { 'x-amz-content-sha256': stated }, 'mine')).toBe('IncompleteSignature');
  });

  it('refuses an unsigned x-amz header, even a user agent', async () => {
    const stated = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    expect(await outcome('s3', stated, 'mine', undefined, { 'x-amz-user-agent': 'aws-amplify/6' })).toBe(
      'SignatureDoesNotMatch',
    );
    expect(await outcome('appsync', {}, 'mine', 'mine', { 'x-amz-user-agent': 'aws-amplify/6' })).toBe('verified');
    expect(await outcome('appsync', {}, 'mine', 'mine', { 'x-amz-other': '1' })).toBe('SignatureDoesNotMatch');
  });
});
