import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Sha256 } from '@aws-crypto/sha256-js';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorKeys, refusalOf, region } from '../auth/testing/gate-fixture.ts';
import { type S3Fixture, startFixture } from './testing/s3-fixture.ts';

const Bucket = 'archive';

describe('the endpoint survives', () => {
  let host: S3Fixture;
  beforeAll(async () => {
    host = await startFixture();
  });
  afterAll(async () => {
    await host.s3.close();
  });
  const port = () => Number(new URL(host.s3.url).port);
  const blobs = () => readdir(join(host.dataDir, 's3', Bucket, 'blobs'));
  const works = async () => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'still here', Body: 'yes' }));
    return (await host.operator.send(new GetObjectCommand({ Bucket, Key: 'still here' }))).Body?.transformToString();
  };
  const presignPut = async (Key: string) =>
    new URL(
      await getSignedUrl(
        new S3Client({
          endpoint: host.s3.url,
          region,
          forcePathStyle: true,
          credentials: operatorKeys,
          requestChecksumCalculation: 'WHEN_REQUIRED',
        }),
        new PutObjectCommand({ Bucket, Key }),
      ),
    );

  /** Sends raw bytes and returns everything received until `isEnough` or the end. */
  async function raw(bytes: string | Buffer, isEnough: (answer: string) => boolean = () => false): Promise<string> {
    const socket = connect(port(), '127.0.0.1');
    let answer = '';
    socket.on('error', () => undefined);
    socket.write(bytes);
    for await (const chunk of socket) {
      answer += (chunk as Buffer).toString('latin1');
      if (isEnough(answer)) break;
    }
    socket.destroy();
    return answer;
  }

  /** Sends a PUT with a valid signature of the given headers and any body. */
  async function sendSigned(headers: Record<string, string>, body: string, lengthBytes = body.length): Promise<string> {
    const signer = new SignatureV4({
      credentials: operatorKeys,
      region,
      service: 's3',
      sha256: Sha256,
      uriEscapePath: false,
    });
    const signed = await signer.sign({
      method: 'PUT',
      protocol: 'http:',
      hostname: '127.0.0.1',
      path: '/archive/signed',
      headers: { host: `127.0.0.1:${port()}`, 'content-length': String(lengthBytes), ...headers },
    });
    const head = Object.entries(signed.headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    return raw(`PUT /archive/signed HTTP/1.1\r\n${head}Connection: close\r\n\r\n${body}`, (answer) =>
      answer.includes('</Error>'),
    );
  }

  it('a client that hangs up in mid-body, and keeps no object and no bytes', async () => {
    expect(await works()).toBe('yes');
    const before = await blobs();
    const url = await presignPut('cut');
    const socket = connect(port(), '127.0.0.1');
    socket.write(
      `PUT ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: 1000000\r\n\r\n${'x'.repeat(300_000)}`,
    );
    while ((await blobs()).length === before.length) await setImmediate();
    socket.destroy();
    while ((await blobs()).length > before.length) await setImmediate();
    expect(await works()).toBe('yes');
    expect((await host.operator.send(new ListObjectsV2Command({ Bucket, Prefix: 'cut' }))).KeyCount).toBe(0);
  });

  it('a client that hangs up in mid-download', async () => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'big', Body: Buffer.alloc(20 * 1024 ** 2) }));
    const url = new URL(await getSignedUrl(host.operator, new GetObjectCommand({ Bucket, Key: 'big' })));
    await raw(
      `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`,
      (answer) => answer.length > 100_000,
    );
    expect(await works()).toBe('yes');
  });

  it.each([
    ['no HTTP at all', Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3])],
    ['a broken request line', 'GET\r\n\r\n'],
    ['an absolute target', 'GET http://other/archive/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['broken percent-encoding', 'GET /archive/%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a null in the path', 'GET /archive/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['an unknown method', 'BREW /archive/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['headers over 16 KiB', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'y'.repeat(17_000)}\r\n\r\n`],
    ['an empty Authorization', 'GET /archive/x HTTP/1.1\r\nHost: x\r\nAuthorization:\r\nConnection: close\r\n\r\n'],
    [
      'two lengths',
      'PUT /archive/x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello',
    ],
  ])('a client that sends %s', async (_, bytes) => {
    const answer = await raw(bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect(answer).not.toContain('InternalError');
    expect(await works()).toBe('yes');
  });

  it.each([
    ['malformed', 'zz\r\nhello\r\n0\r\n\r\n', 'InvalidRequest'],
    ['longer than announced', '5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n', 'IncompleteBody'],
    ['shorter than announced', '4\r\nhell\r\n0\r\n\r\n', 'IncompleteBody'],
    ['without their trailer', '5\r\nhello\r\n0\r\n\r\n', 'MalformedTrailerError'],
    ['cut off', '5\r\nhel', 'IncompleteBody'],
    ['followed by more', '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\nmore', 'InvalidRequest'],
    ['of another checksum', '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n', 'BadDigest'],
    ['right', '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n', ''],
    ['right, in two pieces', '2\r\nhe\r\n3\r\nllo\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n', ''],
  ])('chunks that are %s: %#', async (_, chunks, code) => {
    const before = await blobs();
    const answer = await sendSigned(
      {
        'content-encoding': 'aws-chunked',
        'x-amz-trailer': 'x-amz-checksum-crc32',
        'x-amz-decoded-content-length': '5',
        'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      },
      chunks,
    );
    expect(answer).toMatch(code === '' ? /^HTTP\/1\.1 200/ : new RegExp(`<Code>${code}</Code>`));
    if (code !== '') expect(await blobs()).toHaveLength(before.length);
  });

  it('a malformed upload, which is refused while it is still sending', async () => {
    const streaming = {
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': '9000000',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    };
    expect(await sendSigned(streaming, `zz\r\n${'x'.repeat(1_000_000)}`, 10_000_000)).toContain(
      '<Code>InvalidRequest</Code>',
    );
  });

  it('a body whose hash is not the signed one', async () => {
    expect(
      await sendSigned({ 'x-amz-content-sha256': createHash('sha256').update('hello').digest('hex') }, 'hullo'),
    ).toContain('<Code>XAmzContentSHA256Mismatch</Code>');
  });

  it('chunks signed one by one, which are refused by name', async () => {
    expect(await sendSigned({ 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }, 'x')).toContain(
      '<Code>NotImplemented</Code>',
    );
  });

  it('a refused upload, which receives the refusal while it is still sending', async () => {
    const reader = host.asRole([{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::archive/*' }]);
    expect(
      await refusalOf(reader.send(new PutObjectCommand({ Bucket, Key: 'no', Body: Buffer.alloc(30 * 1024 ** 2) }))),
    ).toMatchObject({ name: 'AccessDenied', status: 403 });
  });

  it('200 idle sockets', async () => {
    const sockets = Array.from({ length: 200 }, () => connect(port(), '127.0.0.1'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    expect(await works()).toBe('yes');
    for (const socket of sockets) socket.destroy();
  });
});
