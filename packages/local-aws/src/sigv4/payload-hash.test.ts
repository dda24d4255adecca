import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ClaimedSignature } from './claimed-signature.ts';
import { claimedPayloadHash } from './payload-hash.ts';
import { SignatureRefused } from './signature-refused.ts';

const hash = 'a'.repeat(64);
const claimed = (place: 'header' | 'query', query: readonly (readonly [string, string])[] = []) =>
  ({ place, target: { path: '/', query } }) as unknown as ClaimedSignature;
const ofS3 = (given: ClaimedSignature, stated?: string) =>
  claimedPayloadHash(
    { method: 'GET', target: '/', headers: stated === undefined ? {} : { 'x-amz-content-sha256': stated } },
    given,
    's3',
  );

describe('the payload hash of S3', () => {
  it('is that of the header, and otherwise that of the query in any case', () => {
    expect(ofS3(claimed('header'), hash)).toBe(hash);
    expect(ofS3(claimed('query', [['X-Amz-Content-Sha256', hash]]))).toBe(hash);
    expect(
      ofS3(
        claimed('query', [
          ['x-amz-date', 'x'],
          ['x-amz-content-sha256', hash],
        ]),
      ),
    ).toBe(hash);
    expect(ofS3(claimed('query', [['x-amz-content-sha256', 'b'.repeat(64)]]), hash)).toBe(hash);
  });

  it('is not needed in a presigned request, and no other parameter is taken for it', () => {
    expect(ofS3(claimed('query'))).toBe('UNSIGNED-PAYLOAD');
    expect(ofS3(claimed('query', [['x-amz-date', hash]]))).toBe('UNSIGNED-PAYLOAD');
  });

  it('is needed in a request that is signed in its header', () => {
    expect(() => ofS3(claimed('header'))).toThrow(SignatureRefused);
    expect(() => ofS3(claimed('header'))).toThrow(/^Missing required header for this request: x-amz-content-sha256\.$/);
  });

  it.each([`${hash}a`, `x${hash}`, `${hash}\n`, hash.toUpperCase(), hash.slice(1), ''])('is not %j', (stated) => {
    expect(() => ofS3(claimed('header'), stated)).toThrow(SignatureRefused);
    expect(() => ofS3(claimed('query', [['x-amz-content-sha256', stated]]))).toThrow(SignatureRefused);
  });

  it('is shown in a refusal by its first 80 characters alone', () => {
    expect(() => ofS3(claimed('header'), 'z'.repeat(200))).toThrow(new RegExp(`got "z{80}"\\.$`));
  });
});

it('the payload hash of another service is that of the body', () => {
  const ofBody = (body?: Buffer) =>
    claimedPayloadHash(
      { method: 'POST', target: '/', headers: { 'x-amz-content-sha256': hash }, ...(body && { body }) },
      claimed('header'),
      'dynamodb',
    );
  expect(ofBody(Buffer.from('mine'))).toBe(createHash('sha256').update('mine').digest('hex'));
  expect(ofBody()).toBe(createHash('sha256').update('').digest('hex'));
});
