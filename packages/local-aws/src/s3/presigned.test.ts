import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startFixture } from './testing/s3-fixture.ts';

const Bucket = 'archive';
let host: S3Fixture;
beforeAll(async () => {
  host = await startFixture();
});
afterAll(async () => {
  await host.s3.close();
});

describe('presigned URLs', () => {
  const presign = (more: object = {}, expiresIn = 900) =>
    getSignedUrl(host.operator, new GetObjectCommand({ Bucket, Key: 'signed/家計.zip', ...more }), {
      expiresIn,
      signingDate: new Date(host.clock.nowMs()),
    });
  beforeAll(async () => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'signed/家計.zip', Body: 'zip' }));
  });

  it('download with the signed name, type and caching', async () => {
    const disposition = `attachment; filename="a.zip"; filename*=UTF-8''${encodeURIComponent('家計.zip')}`;
    const answer = await fetch(
      await presign({
        ResponseContentDisposition: disposition,
        ResponseCacheControl: 'private, no-store',
        ResponseContentType: 'application/zip',
      }),
    );
    expect([answer.status, await answer.text()]).toEqual([200, 'zip']);
    expect([
      ...['content-disposition', 'cache-control', 'content-type'].map((name) => answer.headers.get(name)),
    ]).toEqual([disposition, 'private, no-store', 'application/zip']);
  });

  it('are refused with a bare non-Latin file name, as by S3', async () => {
    const answer = await fetch(await presign({ ResponseContentDisposition: 'attachment; filename=家計.zip' }));
    expect([answer.status, /<Code>(\w+)/.exec(await answer.text())?.[1]]).toEqual([400, 'InvalidArgument']);
  });

  it.each([
    ['another key', (url: string) => url.replace('signed/', 'signed2/'), 'SignatureDoesNotMatch'],
    ['another file name', (url: string) => `${url}&response-content-disposition=inline`, 'SignatureDoesNotMatch'],
    [
      'a longer lifetime',
      (url: string) => url.replace('X-Amz-Expires=900', 'X-Amz-Expires=90000'),
      'SignatureDoesNotMatch',
    ],
    ['another signature', (url: string) => url.replace(/(X-Amz-Signature=).{4}/, '$10000'), 'SignatureDoesNotMatch'],
    [
      'a signature cut short',
      (url: string) => url.replace(/(X-Amz-Signature=[0-9a-f]{63})./, '$1'),
      'SignatureDoesNotMatch',
    ],
    ['an unknown access key', (url: string) => url.replace('AKIAOPERATOR', 'AKIASOMEBODY'), 'InvalidAccessKeyId'],
  ])('are refused for %s', async (_, tamper, code) => {
    const url = await presign();
    expect((await fetch(url)).status).toBe(200);
    const answer = await fetch(tamper(url));
    expect([answer.status, /<Code>(\w+)/.exec(await answer.text())?.[1]]).toEqual([403, code]);
  });

  it('are refused for another method', async () => {
    expect((await fetch(await presign(), { method: 'DELETE' })).status).toBe(403);
  });

  it('expire with their time and with the credentials that signed them', async () => {
    const url = await presign({}, 60);
    const role = host.clientWith(
      host.roleCredentials([{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::archive/*' }], 120),
    );
    const ofRole = await getSignedUrl(role, new GetObjectCommand({ Bucket, Key: 'signed/家計.zip' }), {
      expiresIn: 900,
      signingDate: new Date(host.clock.nowMs()),
    });
    expect([(await fetch(url)).status, (await fetch(ofRole)).status]).toEqual([200, 200]);
    host.clock.advance(61_000);
    const late = await fetch(url);
    expect([late.status, (await late.text()).includes('Request has expired'), (await fetch(ofRole)).status]).toEqual([
      403,
      true,
      200,
    ]);
    host.clock.advance(60_000);
    expect(await (await fetch(ofRole)).text()).toContain('ExpiredToken');
    host.clock.advance(-121_000);
  });
});
