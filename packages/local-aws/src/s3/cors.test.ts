import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startFixture } from './testing/s3-fixture.ts';

const rule = {
  allowedOrigins: ['http://localhost:3000', 'https://*.example.com'],
  allowedMethods: ['GET'],
  allowedHeaders: ['range', 'x-amz-*'],
  exposedHeaders: ['ETag', 'x-amz-expiration'],
  maxAgeSeconds: 300,
};
let host: S3Fixture;
beforeAll(async () => {
  host = await startFixture({ settings: { cors: [rule] } });
  await host.operator.send(new PutObjectCommand({ Bucket: 'archive', Key: 'a', Body: 'x' }));
});
afterAll(async () => {
  await host.s3.close();
});

const preflight = (headers: Record<string, string>) =>
  fetch(`${host.s3.url}/archive/a`, { method: 'OPTIONS', headers });

describe('a preflight', () => {
  it.each<[string, Record<string, string>, number]>([
    ['an allowed origin', { origin: 'http://localhost:3000', 'access-control-request-method': 'GET' }, 200],
    [
      'an origin under the wildcard, with headers',
      {
        origin: 'https://a.example.com',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'Range, X-Amz-Date',
      },
      200,
    ],
    ['another origin', { origin: 'http://localhost:3001', 'access-control-request-method': 'GET' }, 403],
    [
      'an origin that only has the same ending',
      { origin: 'https://example.com', 'access-control-request-method': 'GET' },
      403,
    ],
    ['another method', { origin: 'http://localhost:3000', 'access-control-request-method': 'PUT' }, 403],
    [
      'another header',
      {
        origin: 'http://localhost:3000',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'range, authorization',
      },
      403,
    ],
    ['no origin', { 'access-control-request-method': 'GET' }, 400],
  ])('of %s', async (_, headers, status) => {
    const answer = await preflight(headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBe(status === 200 ? (headers['origin'] ?? null) : null);
  });

  it('lists the allowed methods and headers, with their lifetime', async () => {
    const answer = await preflight({
      origin: 'http://localhost:3000',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'range',
    });
    expect(
      ['access-control-allow-methods', 'access-control-allow-headers', 'access-control-max-age', 'vary'].map((name) =>
        answer.headers.get(name),
      ),
    ).toEqual(['GET', 'range', '300', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method']);
  });
});

describe('a response', () => {
  it('can be read by a page of an allowed origin, even when it is a refusal', async () => {
    const url = await getSignedUrl(host.operator, new GetObjectCommand({ Bucket: 'archive', Key: 'a' }));
    for (const [target, status] of [
      [url, 200],
      [`${url}x`, 403],
    ] as const) {
      const answer = await fetch(target, { headers: { origin: 'http://localhost:3000' } });
      expect([
        answer.status,
        answer.headers.get('access-control-allow-origin'),
        answer.headers.get('access-control-expose-headers'),
      ]).toEqual([status, 'http://localhost:3000', 'ETag, x-amz-expiration']);
    }
    expect(
      (await fetch(url, { headers: { origin: 'http://evil.example' } })).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });
});
