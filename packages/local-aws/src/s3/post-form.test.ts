import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPolicy } from '../iam/check-policy.ts';
import { boundary, formBody, type Part, policyWith, signedFields } from './testing/hand-made-form.ts';
import { type S3Fixture, StoppedClock, startFixture } from './testing/s3-fixture.ts';

const Bucket = 'archive';
const origin = 'http://localhost:4000';
/** The presigner reads the system's clock; forms are good within it. */
const clock = new StoppedClock();
let host: S3Fixture;
beforeAll(async () => {
  host = await startFixture({
    clock,
    settings: {
      lifecycle: [{ id: 'uploads', prefix: 'uploads/', expirationDays: 31 }],
      cors: [{ allowedOrigins: [origin], allowedMethods: ['POST'], allowedHeaders: [], exposedHeaders: ['ETag'] }],
    },
  });
});
afterAll(() => host.s3.close());

const blobs = () => readdir(join(host.dataDir, 's3', Bucket, 'blobs'));
const textOf = async (Key: string) =>
  (await host.operator.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
const md5 = (text: string | Uint8Array) => createHash('md5').update(text).digest('hex');
const url = () => `${host.s3.url}/${Bucket}`;

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly text: string;
  readonly headers: Headers;
}
async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const of = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1]?.replaceAll('&quot;', '"');
  return { status: response.status, code: of('Code'), message: of('Message'), text, headers: response.headers };
}
const post = async (body: Buffer, headers: Record<string, string> = {}, to = url()) =>
  answerOf(
    await fetch(to, {
      method: 'POST',
      body,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
    }),
  );

/** By the SDK's presigner and the platform's FormData, as a page does it. */
async function sendForm(
  content: string | Uint8Array<ArrayBuffer>,
  given: Partial<PresignedPostOptions> & { readonly client?: S3Fixture['operator'] } = {},
  change: (form: FormData) => void = () => undefined,
): Promise<Answer> {
  const { client = host.operator, ...options } = given;

  const { url: to, fields } = await createPresignedPost(client, { Bucket, Key: 'uploads/me/job.zip', ...options });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  change(form);
  form.append('file', new Blob([content]), 'my.zip');
  return answerOf(await fetch(to, { method: 'POST', body: form, headers: { origin } }));
}

/** By hand: a signed policy and parts of one's own. */
const byHand = (parts: readonly Part[], conditions: readonly unknown[] = [{ key: 'by-hand' }], more: object = {}) => {
  const signing = { nowMs: clock.nowMs() };
  return post(formBody([...signedFields(policyWith(conditions, signing, more), signing), ...parts]));
};
const file = ['file', 'content'] as const;
const key = ['key', 'by-hand'] as const;

describe('a form of the SDK', () => {
  it('uploads a file: 204, the object with its type and checksum, ETag, place and expiry in the answer', async () => {
    const sha256 = createHash('sha256').update('hello').digest('base64');
    const Fields = { 'Content-Type': 'application/zip', 'x-amz-checksum-sha256': sha256, 'x-amz-meta-Job': '7' };
    const answer = await sendForm('hello', { Fields, Conditions: [['content-length-range', 5, 5]] });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers.get('etag')).toBe(`"${md5('hello')}"`);
    expect(answer.headers.get('location')).toBe(`${url()}/uploads%2Fme%2Fjob.zip`);
    expect(answer.headers.get('x-amz-expiration')).toContain('rule-id="uploads"');
    expect(answer.headers.get('x-amz-checksum-sha256')).toBe(sha256);
    expect(answer.headers.get('content-type')).toBeNull();
    const stored = await host.operator.send(new GetObjectCommand({ Bucket, Key: 'uploads/me/job.zip' }));
    expect(await stored.Body?.transformToString()).toBe('hello');
    expect(stored).toMatchObject({ ContentType: 'application/zip', Metadata: { job: '7' } });
  });

  it('overwrites an object, and can be sent again', async () => {
    const first = await sendForm('one', { Key: 'again' });
    const second = await sendForm('two', { Key: 'again' });
    expect([first.status, second.status, await textOf('again')]).toEqual([204, 204, 'two']);
    expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'));
  });

  it('takes the name of the file into its key, without folders', async () => {
    expect((await sendForm('named', { Key: 'folder/${filename}' })).status).toBe(204);
    expect(await textOf('folder/my.zip')).toBe('named');
    const named = (filename: string): Part[] => [
      ['key', 'n/${filename}'],
      { head: `Content-Disposition: form-data; name="file"; filename="${filename}"`, value: 'x' },
    ];
    for (const [filename, stored] of [
      ['C:\\folder\\家計.zip', 'n/家計.zip'],
      ['../../etc/passwd', 'n/passwd'],
      ['', 'n/'],
      ['a\\"b', 'n/a"b'],
      ['$&', 'n/$&'],
    ] as const) {
      expect((await byHand(named(filename), [['starts-with', '$key', 'n/']])).status).toBe(204);
      expect(await textOf(stored)).toBe('x');
    }
    expect(
      (
        await byHand(
          [['key', 'n/${filename}'], { head: 'Content-Disposition: form-data; name="file"', value: 'y' }],
          [['starts-with', '$key', 'n/']],
        )
      ).status,
    ).toBe(204);
    expect(await textOf('n/${filename}')).toBe('y');
  });

  it.each([
    ['200', 200, ''],
    [
      '201',
      201,
      expect.stringMatching(
        /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<PostResponse><Location>http:\/\/127\.0\.0\.1:\d+\/archive\/a%2Fb<\/Location><Bucket>archive<\/Bucket><Key>a\/b<\/Key><ETag>&quot;[0-9a-f]{32}&quot;<\/ETag><\/PostResponse>$/,
      ),
    ],
    ['204', 204, ''],
    ['404', 204, ''],
  ])('answers as success_action_status %s asks', async (asked, status, text) => {
    const answer = await sendForm('x', { Key: 'a/b', Fields: { success_action_status: asked } });
    expect([answer.status, answer.text]).toEqual([status, text]);
  });

  it('can be sent by the bucket’s page, whose answer it may read, also a refusal; by no other page', async () => {
    for (const answer of [await sendForm('x'), await sendForm('x', {}, (form) => form.append('more', 'x'))]) {
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      expect(answer.headers.get('access-control-expose-headers')).toBe('ETag');
    }
    const preflight = (from: string) =>
      fetch(url(), { method: 'OPTIONS', headers: { origin: from, 'access-control-request-method': 'POST' } });
    expect([(await preflight(origin)).status, (await preflight('http://evil.example')).status]).toEqual([200, 403]);
  });

  it('signed by a role needs the role’s permission for the key, and dies with its credentials', async () => {
    const may = (Resource: string, Action = 's3:PutObject') => [{ Effect: 'Allow', Action, Resource }];
    const ofRole = (statements: readonly object[], ttlSeconds = 3600) =>
      host.clientWith(host.roleCredentials(statements, ttlSeconds));
    const allowed = ofRole(may('arn:aws:s3:::archive/uploads/me/*'));
    expect((await sendForm('x', { client: allowed })).status).toBe(204);
    expect(await sendForm('x', { client: allowed, Key: 'uploads/you/job.zip' })).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      message: expect.stringContaining('is not authorized to perform: s3:PutObject on resource') as string,
    });
    expect(await sendForm('x', { client: ofRole(may('arn:aws:s3:::archive/*', 's3:GetObject')) })).toMatchObject({
      status: 403,
      code: 'AccessDenied',
    });
    const short = ofRole(may('*'), 60);
    clock.advance(61_000);
    expect(await sendForm('x', { client: short })).toMatchObject({ status: 400, code: 'ExpiredToken' });
    clock.advance(-61_000);
    const { accessKeyId, secretAccessKey } = host.roleCredentials(may('*'));
    expect(await sendForm('x', { client: host.clientWith({ accessKeyId, secretAccessKey }) })).toMatchObject({
      status: 403,
      code: 'InvalidAccessKeyId',
    });
  });

  it('is refused where the bucket’s own policy denies it', async () => {
    const policy = checkPolicy(
      {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::archive/closed/*' },
        ],
      },
      'resource',
    );
    const closed = await startFixture({ settings: { policy } });
    const client = closed.operator;
    expect([
      (await sendForm('x', { client, Key: 'open/a' })).status,
      (await sendForm('x', { client, Key: 'closed/a' })).status,
    ]).toEqual([204, 403]);
    await closed.s3.close();
  });
});

describe('the file of a form', () => {
  const range = (
    min: number,
    max: number,
  ): Pick<PresignedPostOptions, 'Key'> & Required<Pick<PresignedPostOptions, 'Conditions'>> => ({
    Key: 'ranged',
    Conditions: [['content-length-range', min, max]],
  });

  it('has a size within the range, both ends included, or is not stored', async () => {
    const before = await blobs();
    expect(await sendForm('123456', range(2, 5))).toMatchObject({
      status: 400,
      code: 'EntityTooLarge',
      text: expect.stringContaining('<MaxSizeAllowed>5</MaxSizeAllowed>') as string,
    });
    expect(await sendForm('1', range(2, 5))).toMatchObject({
      status: 400,
      code: 'EntityTooSmall',
      text: expect.stringContaining('<MinSizeAllowed>2</MinSizeAllowed>') as string,
    });
    expect(await blobs()).toEqual(before);
    expect((await host.operator.send(new ListObjectsV2Command({ Bucket, Prefix: 'ranged' }))).KeyCount).toBe(0);
    expect([(await sendForm('12', range(2, 5))).status, (await sendForm('12345', range(2, 5))).status]).toEqual([
      204, 204,
    ]);
  });

  it('leaves the object as it was where it is refused', async () => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'ranged', Body: 'as it was' }));
    expect((await sendForm('123456', range(2, 5))).code).toBe('EntityTooLarge');
    expect(await textOf('ranged')).toBe('as it was');
  });

  it('that is too large is refused while it is being sent', async () => {
    const signing = { nowMs: clock.nowMs() };
    const conditions = [{ key: 'by-hand' }, ['content-length-range', 0, 1000]];
    const head = formBody([...signedFields(policyWith(conditions, signing), signing), key, file], '').subarray(0, -2);
    const { port, host: name } = new URL(host.s3.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST /archive HTTP/1.1\r\nHost: ${name}\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: 100000000\r\n\r\n`,
    );
    socket.write(Buffer.concat([head, Buffer.alloc(5000)]));
    let answer = '';
    for await (const chunk of socket) {
      answer += (chunk as Buffer).toString('latin1');
      if (answer.includes('</Error>')) break;
    }
    socket.destroy();
    expect(answer).toContain('<Code>EntityTooLarge</Code>');
  });

  it('that is refused passes by, and the connection takes the next request', async () => {
    const signing = { nowMs: clock.nowMs() };
    const conditions = [{ key: 'by-hand' }, ['content-length-range', 0, 3_000_000]];
    const fields = signedFields(policyWith(conditions, signing), signing);
    const bodies = [
      formBody([...fields, key, ['files', Buffer.alloc(3_000_000)]]),
      formBody([...fields, ['key', 'other'], ['file', Buffer.alloc(3_000_000)]]),
      formBody([...fields, key, ['file', Buffer.alloc(3_000_001)]]),
      formBody([...fields, key, ['file', Buffer.alloc(3_000_000)]]),
    ];
    const { port, host: name } = new URL(host.s3.url);
    const socket = connect(Number(port), '127.0.0.1');
    for (const body of bodies)
      socket.write(
        Buffer.concat([
          Buffer.from(
            `POST /archive HTTP/1.1\r\nHost: ${name}\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: ${body.length}\r\n\r\n`,
          ),
          body,
        ]),
      );
    let answers = '';
    for await (const chunk of socket) {
      answers += (chunk as Buffer).toString('latin1');
      if (answers.includes('HTTP/1.1 204')) break;
    }
    socket.destroy();
    expect(answers.match(/HTTP\/1\.1 \d+|<Code>\w+/g)).toEqual([
      'HTTP/1.1 400',
      '<Code>MaxPostPreDataLengthExceeded',
      'HTTP/1.1 403',
      '<Code>AccessDenied',
      'HTTP/1.1 400',
      '<Code>EntityTooLarge',
      'HTTP/1.1 204',
    ]);
  });

  it('is refused without a length', async () => {
    const response = await fetch(url(), {
      method: 'POST',
      body: ReadableStream.from([new Uint8Array(formBody([key, file]))]),
      duplex: 'half',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    expect(await answerOf(response)).toMatchObject({ status: 411, code: 'MissingContentLength' });
  });

  it('whose client hangs up leaves no object and no bytes', async () => {
    const before = (await blobs()).length;
    const signing = { nowMs: clock.nowMs() };
    const head = formBody([...signedFields(policyWith([{ key: 'cut' }], signing), signing), ['key', 'cut'], file], '');
    const { port, host: name } = new URL(host.s3.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `POST /archive HTTP/1.1\r\nHost: ${name}\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: 1000000\r\n\r\n`,
    );
    socket.write(Buffer.concat([head, Buffer.alloc(300_000)]));
    while ((await blobs()).length === before) await setImmediate();
    socket.destroy();
    while ((await blobs()).length > before) await setImmediate();
    expect((await host.operator.send(new ListObjectsV2Command({ Bucket, Prefix: 'cut' }))).KeyCount).toBe(0);
  });

  it('is stored as it is, whatever it holds and however it is cut into pieces', async () => {
    const tricky = Buffer.concat([
      Buffer.from('\r\n'),
      Buffer.from(`\r\n--${boundary.slice(0, -1)}\r\n--\r\n\r--${boundary}`),
      Buffer.from([0, 255, 13, 10, 45, 45]),
      Buffer.alloc(200_000, '\r\n--b'),
    ]);
    const signing = { nowMs: clock.nowMs() };
    const body = formBody([...signedFields(policyWith([{ key: 'by-hand' }], signing), signing), key, ['file', tricky]]);
    for (const size of [61, 7919, 1_000_000]) {
      const sending = request(url(), {
        method: 'POST',
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': body.length },
      });
      sending.setNoDelay(true);
      const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
      for (let at = 0; at < body.length; at += size) {
        sending.write(body.subarray(at, at + size));
        await setImmediate();
      }
      sending.end();
      const [answer] = await answered;
      answer.resume();
      expect([answer.statusCode, answer.headers.etag]).toEqual([204, `"${md5(tricky)}"`]);
    }
    const stored = await (
      await host.operator.send(new GetObjectCommand({ Bucket, Key: 'by-hand' }))
    ).Body?.transformToByteArray();
    expect(Buffer.from(stored ?? []).equals(tricky)).toBe(true);
  });

  it.each<[string, Record<string, string>, string]>([
    ['checksum', { 'x-amz-checksum-sha256': createHash('sha256').update('other').digest('base64') }, 'BadDigest'],
    ['checksum that is none', { 'x-amz-checksum-crc32': 'sailorjerry' }, 'BadDigest'],
    ['MD5', { 'Content-MD5': createHash('md5').update('other').digest('base64') }, 'BadDigest'],
    ['MD5 that is none', { 'Content-MD5': 'x' }, 'InvalidDigest'],
    ['announced checksum', { 'x-amz-checksum-algorithm': 'SHA256' }, 'InvalidRequest'],
    ['unknown checksum', { 'x-amz-checksum-md7': 'x' }, 'NotImplemented'],
  ])('has the %s that its form says', async (_, Fields, code) => {
    const before = await blobs();
    expect((await sendForm('hello', { Key: 'digests', Fields })).code).toBe(code);
    expect(await blobs()).toEqual(before);
  });
});

describe('the policy of a form', () => {
  const failed = 'Invalid according to Policy: Policy Condition failed: ';
  it.each<[string, readonly unknown[], readonly Part[], string]>([
    ['another key', [{ key: 'other' }], [key], `${failed}["eq", "$key", "other"]`],
    ['another key in the longer form', [['eq', '$key', 'other']], [key], `${failed}["eq", "$key", "other"]`],
    [
      'a key outside a prefix',
      [['starts-with', '$key', 'uploads/']],
      [key],
      `${failed}["starts-with", "$key", "uploads/"]`,
    ],
    ['a value in another case', [{ key: 'By-Hand' }], [key], `${failed}["eq", "$key", "By-Hand"]`],
    ['a condition without its $', [['eq', 'key', 'by-hand']], [key], `${failed}["eq", "key", "by-hand"]`],
    [
      'a field that is not there',
      [{ key: 'by-hand' }, ['starts-with', '$Content-Type', '']],
      [key],
      `${failed}["starts-with", "$Content-Type", ""]`,
    ],
    [
      'one type of several',
      [{ key: 'by-hand' }, ['starts-with', '$Content-Type', 'image/']],
      [key, ['content-type', 'image/png,text/plain']],
      `${failed}["starts-with", "$Content-Type", "image/"]`,
    ],
    [
      'a range in words',
      [{ key: 'by-hand' }, ['content-length-range', 'few', '10']],
      [key],
      `${failed}["content-length-range", "few", "10"]`,
    ],
    [
      'starts-with where only eq is',
      [{ key: 'by-hand' }, ['starts-with', '$x-amz-date', '']],
      [key],
      `${failed}["starts-with", "$x-amz-date", ""]`,
    ],
    ['another bucket', [{ key: 'by-hand' }, { bucket: 'other' }], [key], `${failed}["eq", "$bucket", "other"]`],
    [
      'a bucket field that says another',
      [{ key: 'by-hand' }],
      [key, ['bucket', 'other']],
      `${failed}["eq", "$bucket", "archive"]`,
    ],
    [
      'a field without a condition',
      [{ key: 'by-hand' }],
      [key, ['Content-Type', 'text/plain']],
      'Invalid according to Policy: Extra input fields: Content-Type',
    ],
    [
      'a page’s own field',
      [{ key: 'by-hand' }],
      [key, ['submit', 'Upload']],
      'Invalid according to Policy: Extra input fields: submit',
    ],
    ['a key that no condition names', [], [key], 'Invalid according to Policy: Extra input fields: key'],
    ['a key twice', [{ key: 'by-hand' }], [key, ['KEY', 'other']], `${failed}["eq", "$key", "by-hand"]`],
  ])('refuses %s', async (_, conditions, parts, message) => {
    expect(await byHand([...parts, file], conditions)).toMatchObject({ status: 403, code: 'AccessDenied', message });
  });

  it('refuses a form whose policy names no bucket', async () => {
    const signing = { nowMs: clock.nowMs() };
    const policy = policyWith([{ key: 'by-hand' }], signing).replace('{"bucket":"archive"},', '');
    expect(await post(formBody([...signedFields(policy, signing), key, file]))).toMatchObject({
      status: 403,
      message: 'Invalid according to Policy: Extra input fields: bucket',
    });
  });

  it('is refused once it has expired, to the millisecond', async () => {
    const conditions = [{ key: 'by-hand' }];
    const at = (ms: number) =>
      byHand([key, file], conditions, { expiration: new Date(clock.nowMs() + ms).toISOString() });
    expect((await at(0)).status).toBe(204);
    expect(await at(-1)).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      message: 'Invalid according to Policy: Policy expired.',
    });
  });

  it('takes what it names, in any case of the names, and leaves fields with x-ignore- alone', async () => {
    const conditions = [
      ['starts-with', '$KEY', 'by-'],
      { 'CONTENT-type': 'image/png,image/gif' },
      ['starts-with', '$Content-Type', 'image/'],
      ['starts-with', '$x-amz-meta-tag', ''],
      ['content-length-range', '1', '10'],
      { submit: 'Upload' },
    ];
    const fields: Part[] = [
      ['Key', 'by-hand'],
      ['content-TYPE', 'image/png,image/gif'],
      ['x-amz-meta-tag', 'Ninja'],
      ['X-Amz-Meta-Tag', 'Stallman'],
      ['submit', 'Upload'],
      ['x-ignore-this', 'anything'],
      file,
    ];
    expect((await byHand(fields, conditions)).status).toBe(204);
    const { Metadata, ContentType } = await host.operator.send(new GetObjectCommand({ Bucket, Key: 'by-hand' }));
    expect([Metadata, ContentType]).toEqual([{ tag: 'Ninja,Stallman' }, 'image/png,image/gif']);
  });

  it.each<[string, string | ((policy: string) => string), RegExp]>([
    ['no JSON', '{', /Invalid JSON/],
    ['a list', '[]', /Invalid JSON/],
    ['no expiration', (policy) => policy.replace('"expiration"', '"Expiration"'), /Unexpected: 'Expiration'/],
    ['no expiration at all', '{"conditions":[]}', /missing expiration/],
    ['no conditions', '{"expiration":"2030-01-01T00:00:00Z"}', /missing conditions/],
    ['conditions that are no list', '{"expiration":"2030-01-01T00:00:00Z","conditions":{}}', /must be a List/],
    ['a time with an offset', (policy) => policy.replace(/Z"/, '+02:00"'), /Invalid 'expiration' value/],
    [
      'a time in words',
      (policy) => policy.replace(/"expiration":"[^"]*"/, '"expiration":"tomorrow"'),
      /Invalid 'expiration' value: 'tomorrow'/,
    ],
    [
      'a day that is none',
      (policy) => policy.replace(/"expiration":"[^"]*"/, '"expiration":"2030-13-01T00:00:00Z"'),
      /Invalid 'expiration' value/,
    ],
    [
      'two properties',
      (policy) => policy.replace('{"bucket":"archive"}', '{"bucket":"archive","key":"by-hand"}'),
      /exactly one property/,
    ],
    ['an empty condition', (policy) => policy.replace('{"bucket":"archive"}', '{}'), /exactly one property/],
    ['a number for a value', (policy) => policy.replace('"archive"', '7'), /value must be a string/],
    [
      'a text for a condition',
      (policy) => policy.replace('{"bucket":"archive"}', '"bucket"'),
      /must be a List or Object/,
    ],
    [
      'an unknown operation',
      (policy) => policy.replace('{"bucket":"archive"}', '["ends-with","$key","x"]'),
      /unknown operation 'ends-with'/,
    ],
    ['an empty list', (policy) => policy.replace('{"bucket":"archive"}', '[]'), /missing operation identifier/],
    [
      'an operation with too little',
      (policy) => policy.replace('{"bucket":"archive"}', '["eq","$bucket"]'),
      /Invalid eq: wrong number of arguments/,
    ],
    [
      'a range with one end',
      (policy) => policy.replace('{"bucket":"archive"}', '["content-length-range",0]'),
      /wrong number of arguments/,
    ],
    [
      'a range below nothing',
      (policy) => policy.replace('{"bucket":"archive"}', '["content-length-range",-1,0]'),
      /Invalid JSON/,
    ],
    [
      'a range in halves',
      (policy) => policy.replace('{"bucket":"archive"}', '["content-length-range",0,1.5]'),
      /Invalid JSON/,
    ],
    [
      'a value that is none',
      (policy) => policy.replace('{"bucket":"archive"}', '["eq","$bucket",null]'),
      /Invalid JSON/,
    ],
  ])('is refused as a document with %s', async (_, change, message) => {
    const signing = { nowMs: clock.nowMs() };
    const good = policyWith([{ key: 'by-hand' }], signing);
    const policy = typeof change === 'string' ? change : change(good);
    expect(policy).not.toBe(good);
    const answer = await post(formBody([...signedFields(policy, signing), key, file]));
    expect(answer).toMatchObject({ status: 400, code: 'InvalidPolicyDocument' });
    expect(answer.message).toMatch(message);
  });
});

describe('the signature of a form', () => {
  const signing = () => ({ nowMs: clock.nowMs() });
  const fields = (change: (name: string, value: string) => string | undefined = (_, value) => value): Part[] =>
    signedFields(policyWith([{ key: 'by-hand' }], signing()), signing()).flatMap(([name, value]) => {
      const changed = change(name, value);
      return changed === undefined ? [] : [[name, changed] as const];
    });
  const send = (parts: readonly Part[]) => post(formBody([...parts, key, file]));
  const only = (wanted: string, to: (value: string) => string) => (name: string, value: string) =>
    name === wanted ? to(value) : value;

  it.each<[string, (name: string, value: string) => string | undefined, number, string]>([
    [
      'another signature',
      only('x-amz-signature', (value) => `${value.startsWith('0') ? '1' : '0'}${value.slice(1)}`),
      403,
      'SignatureDoesNotMatch',
    ],
    ['a signature cut short', only('x-amz-signature', (value) => value.slice(0, -1)), 403, 'SignatureDoesNotMatch'],
    ['another policy', only('policy', (value) => value.slice(0, -4)), 403, 'SignatureDoesNotMatch'],
    ['a policy with a blank more', only('policy', (value) => `${value} `), 403, 'SignatureDoesNotMatch'],
    ['another algorithm', only('x-amz-algorithm', () => 'AWS4-HMAC-SHA1'), 400, 'InvalidArgument'],
    [
      'another access key',
      only('x-amz-credential', (value) => value.replace('AKIAOPERATOR', 'AKIASOMEBODY')),
      403,
      'InvalidAccessKeyId',
    ],
    [
      'another region',
      only('x-amz-credential', (value) => value.replace('ap-northeast-1', 'us-east-1')),
      400,
      'InvalidArgument',
    ],
    ['another service', only('x-amz-credential', (value) => value.replace('/s3/', '/sts/')), 400, 'InvalidArgument'],
    ['half a credential', only('x-amz-credential', (value) => value.slice(0, 25)), 400, 'InvalidArgument'],
    ['a date that is none', only('x-amz-date', () => 'today'), 400, 'InvalidArgument'],
    ['another day', only('x-amz-date', (value) => value.replace(/^\d{8}/, '20200101')), 403, 'SignatureDoesNotMatch'],
    ['no algorithm', (name, value) => (name === 'x-amz-algorithm' ? undefined : value), 400, 'InvalidArgument'],
    ['no signature', (name, value) => (name === 'x-amz-signature' ? undefined : value), 400, 'InvalidArgument'],
    ['no policy', (name, value) => (name === 'policy' ? undefined : value), 400, 'InvalidArgument'],
    ['nothing of a signature', (name, value) => (name === 'policy' ? value : undefined), 403, 'AccessDenied'],
  ])('is refused with %s', async (_, change, status, code) => {
    expect(await send(fields())).toMatchObject({ status: 204 });
    expect(await send(fields(change))).toMatchObject({ status, code });
  });

  it('names the first field that is missing, as S3 does', async () => {
    expect((await send(fields((name, value) => (name === 'x-amz-signature' ? undefined : value)))).text).toContain(
      "<Message>Bucket POST must contain a field named 'X-Amz-Signature'.  If it is specified, please check the order of the fields.</Message><ArgumentName>X-Amz-Signature</ArgumentName><ArgumentValue></ArgumentValue>",
    );
  });

  it('of version 2 is refused by name', async () => {
    expect(
      await send([
        ['AWSAccessKeyId', 'AKIAOPERATOR'],
        ['policy', 'x'],
        ['signature', 'x'],
      ]),
    ).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
      message: expect.stringContaining('AWS4-HMAC-SHA256') as string,
    });
  });

  it('is good for seven days, and not before its time', async () => {
    const at = (ms: number) => {
      const then = { nowMs: clock.nowMs() + ms };
      const expiration = new Date(clock.nowMs() + 3_600_000).toISOString();
      return send(signedFields(policyWith([{ key: 'by-hand' }], then, { expiration }), then));
    };
    const [day, minute] = [86_400_000, 60_000];
    expect((await at(-7 * day + minute)).status).toBe(204);
    expect(await at(-7 * day - minute)).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect((await at(14 * minute)).status).toBe(204);
    expect(await at(16 * minute)).toMatchObject({ status: 403, code: 'RequestTimeTooSkewed' });
  });
});

describe('a form that is not well made', () => {
  const signed = (): Part[] => {
    const signing = { nowMs: clock.nowMs() };
    return signedFields(policyWith([['starts-with', '$key', '']], signing), signing);
  };
  const head = (text: string, value = 'x'): Part => ({ head: text, value });
  const plain = (type: string, body = formBody([...signed(), key, file])) => post(body, { 'content-type': type });

  it.each<[string, () => Promise<Answer>, number, string]>([
    ['another type', () => plain('application/x-www-form-urlencoded'), 412, 'PreconditionFailed'],
    ['a type that begins alike', () => plain(`multipart/form-data-x; boundary=${boundary}`), 412, 'PreconditionFailed'],
    ['no boundary', () => plain('multipart/form-data'), 400, 'MalformedPOSTRequest'],

    [
      'an empty boundary',
      () => plain('multipart/form-data; boundary=', formBody([...signed(), key, file], undefined, '')),
      400,
      'MalformedPOSTRequest',
    ],
    [
      'a boundary of 71 letters',
      () => {
        const long = 'b'.repeat(71);
        return plain(`multipart/form-data; boundary=${long}`, formBody([...signed(), key, file], undefined, long));
      },
      400,
      'MalformedPOSTRequest',
    ],
    [
      'two boundaries, its own first',
      () => plain(`multipart/form-data; boundary=${boundary}; boundary=x`),
      400,
      'MalformedPOSTRequest',
    ],
    [
      'two boundaries, its own last',
      () => plain(`multipart/form-data; boundary=x; boundary=${boundary}`),
      400,
      'MalformedPOSTRequest',
    ],
    ['another boundary than its body', () => plain('multipart/form-data; boundary=other'), 400, 'MalformedPOSTRequest'],
    [
      'an empty body',
      () => plain(`multipart/form-data; boundary=${boundary}`, Buffer.alloc(0)),
      400,
      'MalformedPOSTRequest',
    ],
    ['no end', () => post(formBody([...signed(), key, file], '')), 400, 'MalformedPOSTRequest'],
    [
      'an end that is a boundary only',
      () => post(formBody([...signed(), key, file], `--${boundary}`)),
      400,
      'MalformedPOSTRequest',
    ],
    [
      'a boundary that goes on',
      () =>
        post(
          formBody([
            ...signed(),
            key,
            ['file', `a\r\n--${boundary}x\r\nContent-Disposition: form-data; name="late"\r\n\r\nb`],
          ]),
        ),
      400,
      'MalformedPOSTRequest',
    ],
    [
      'a part without a name',
      () => post(formBody([...signed(), key, head('Content-Disposition: form-data'), file])),
      400,
      'MalformedPOSTRequest',
    ],
    [
      'a part without a head',
      () => post(formBody([...signed(), key, head('X: y'), file])),
      400,
      'MalformedPOSTRequest',
    ],
    [
      'two names of one part',
      () => post(formBody([...signed(), head('Content-Disposition: form-data; name="key"; name="policy"'), file])),
      400,
      'MalformedPOSTRequest',
    ],
    [
      'two dispositions',
      () =>
        post(
          formBody([
            ...signed(),
            head('Content-Disposition: form-data; name="key"\r\nContent-Disposition: form-data; name="x"'),
            file,
          ]),
        ),
      400,
      'MalformedPOSTRequest',
    ],
    [
      'a disposition that goes on in the next line',
      () => post(formBody([...signed(), head('Content-Disposition: form-data;\r\n name="key"'), file])),
      400,
      'MalformedPOSTRequest',
    ],
    [
      'an open quote',
      () => post(formBody([...signed(), head('Content-Disposition: form-data; name="key'), file])),
      400,
      'MalformedPOSTRequest',
    ],
    [
      'a file that is an attachment',
      () => post(formBody([...signed(), key, head('Content-Disposition: attachment; name="file"')])),
      400,
      'MalformedPOSTRequest',
    ],
    [
      'an encoded part',
      () =>
        post(
          formBody([
            ...signed(),
            key,
            head('Content-Disposition: form-data; name="file"\r\nContent-Transfer-Encoding: base64'),
          ]),
        ),
      400,
      'MalformedPOSTRequest',
    ],
    [
      'a field that is no text',
      () => post(formBody([...signed(), ['key', Buffer.from([0xc3, 0x28])], file])),
      400,
      'MalformedPOSTRequest',
    ],
    ['no file', () => post(formBody([...signed(), key])), 400, 'InvalidArgument'],
    ['two files', () => post(formBody([...signed(), key, file, file])), 400, 'IncorrectNumberOfFilesInPostRequest'],
    ['no key', () => post(formBody([...signed(), file])), 400, 'InvalidArgument'],
    ['its key after the file', () => post(formBody([...signed(), file, key])), 400, 'InvalidArgument'],
    ['an empty key', () => post(formBody([...signed(), ['key', ''], file])), 400, 'InvalidArgument'],
    ['a long key', () => post(formBody([...signed(), ['key', 'k'.repeat(1025)], file])), 400, 'KeyTooLongError'],
    [
      'a bucket that is not there',
      () => post(formBody([...signed(), key, file]), {}, `${host.s3.url}/nobodys`),
      403,
      'AccessDenied',
    ],
    [
      'a bucket field, sent to another bucket',
      () => {
        const bucketField: Part = ['bucket', Bucket];
        return post(formBody([...signed(), bucketField, key, file]), {}, `${host.s3.url}/nobodys`);
      },
      403,
      'AccessDenied',
    ],
    [
      'a condition in a header',
      () => post(formBody([...signed(), key, file]), { 'if-none-match': '*' }),
      501,
      'NotImplemented',
    ],
    [
      'a header of S3',
      () => post(formBody([...signed(), key, file]), { 'x-amz-acl': 'private' }),
      501,
      'NotImplemented',
    ],
    [
      'something in its query',
      () => post(formBody([...signed(), key, file]), {}, `${url()}?tagging`),
      403,
      'AccessDenied',
    ],
  ])('is refused and leaves nothing: with %s', async (_, send, status, code) => {
    const before = await blobs();
    expect(await send()).toMatchObject({ status, code });
    expect(await blobs()).toEqual(before);
  });

  it.each([
    'acl',
    'tagging',
    'success_action_redirect',
    'redirect',
    'x-amz-storage-class',
    'x-amz-server-side-encryption-aws-kms-key-id',
    'if-none-match',
  ])('or holds a field that is not emulated, is refused by name: %s', async (name) => {
    expect(await byHand([key, [name, 'x'], file], [{ key: 'by-hand' }, { [name]: 'x' }])).toMatchObject({
      status: 501,
      code: 'NotImplemented',
      message: `This host does not emulate PostObject with the field ${name}.`,
    });
  });

  it('has at most 20,480 bytes beside its file', async () => {
    const withIgnored = (length: number) => [...signed(), key, ['x-ignore-it', 'y'.repeat(length)] as const, file];
    // Up to the first byte of the file.
    const beside = formBody(withIgnored(0), '').length - 'content\r\n'.length;
    const room = 20_480 - beside;
    expect((await post(formBody(withIgnored(room)))).status).toBe(204);
    expect(await post(formBody(withIgnored(room + 1)))).toMatchObject({
      status: 400,
      code: 'MaxPostPreDataLengthExceeded',
      text: expect.stringContaining('<MaxPostPreDataLengthBytes>20480</MaxPostPreDataLengthBytes>') as string,
    });
    expect((await post(formBody([...signed(), key, ['files', 'y'.repeat(5_000_000)]]))).code).toBe(
      'MaxPostPreDataLengthExceeded',
    );
    expect((await post(formBody([...signed(), key, file, ['late', 'y'.repeat(5_000_000)]]))).code).toBe(
      'MaxPostPreDataLengthExceeded',
    );
  });

  it('is taken with fields in any order, a preamble, blanks after a boundary, and fields after the file', async () => {
    const odd = Buffer.concat([
      Buffer.from('ignored\r\n'),
      formBody([key, ...signed().reverse(), file, ['submit', 'Upload']]),
      Buffer.from('ignored too'),
    ]);
    const text = odd.toString('latin1').replaceAll(`--${boundary}\r\n`, `--${boundary} \t\r\n`);
    expect((await post(Buffer.from(text, 'latin1'))).status).toBe(204);
    expect(await textOf('by-hand')).toBe('content');
    const quoted = await plain(`multipart/form-data; charset=utf-8; boundary="${boundary}"`);
    expect(quoted.status).toBe(204);
  });
});
