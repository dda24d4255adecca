import { createHash, randomUUID } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { expect } from 'vitest';
import type { Case } from './case.ts';
import { errorOf, s3Of } from './sdk-clients.ts';

interface TestObject {
  readonly client: S3Client;
  readonly Bucket: string;
  readonly Key: string;
}

/** A key for this case only, with the content `0123456789`. It is removed afterwards. */
function withObject(holds: (place: TestObject) => Promise<void>): Case['holds'] {
  return async ({ target }) => {
    const place = {
      client: s3Of(target),
      Bucket: target.bucket,
      Key: `cognito/conformance/${randomUUID()}/家計簿 +&.zip`,
    };
    const { client, ...object } = place;
    await client.send(new PutObjectCommand({ ...object, Body: '0123456789', ContentType: 'application/zip' }));
    await holds(place).finally(async () => {
      await client.send(new DeleteObjectCommand(object));
      client.destroy();
    });
  };
}

const codeIn = async (response: Response): Promise<[number, string | undefined]> => [
  response.status,
  /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1],
];

/** Sends `content` by a form for exactly this object and 5 bytes, as a page does. */
async function sendForm(
  { client, ...object }: TestObject,
  content: string,
  given: Pick<PresignedPostOptions, 'Fields' | 'Expires'> = {},
  change: (form: FormData) => void = () => undefined,
): Promise<Response> {
  const { url, fields } = await createPresignedPost(client, {
    ...object,
    ...given,
    Conditions: [['content-length-range', 5, 5]],
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  change(form);
  form.append('file', new Blob([content]), 'my.zip');
  return fetch(url, { method: 'POST', body: form });
}

export const s3Cases: readonly Case[] = [
  {
    clause: 'a form with a signed policy replaces an object by a file, as often as it is sent',
    source: 'documented',
    holds: withObject(async (place) => {
      for (const content of ['first', 'again']) {
        const answer = await sendForm(place, content);
        expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([
          204,
          `"${createHash('md5').update(content).digest('hex')}"`,
          '',
        ]);
        const { client, ...object } = place;
        const { Body } = await client.send(new GetObjectCommand(object));
        expect(await Body?.transformToString()).toBe(content);
      }
    }),
  },
  {
    clause: 'a form takes a file of the length that was signed and no other',
    source: 'recorded',
    holds: withObject(async (place) => {
      expect(await codeIn(await sendForm(place, 'longer'))).toEqual([400, 'EntityTooLarge']);
      expect(await codeIn(await sendForm(place, 'less'))).toEqual([400, 'EntityTooSmall']);
      const { client, ...object } = place;
      const { Body } = await client.send(new GetObjectCommand(object));
      expect(await Body?.transformToString()).toBe('0123456789');
    }),
  },
  {
    clause: 'a form is held to its policy: its time, its key, and no field that the policy does not name',
    source: 'recorded',
    holds: withObject(async (place) => {
      const refused = async (...given: [Pick<PresignedPostOptions, 'Expires'>, (form: FormData) => void]) => {
        const text = (await (await sendForm(place, 'first', ...given)).text()).replaceAll('&quot;', '"');
        return /<Code>AccessDenied<\/Code><Message>Invalid according to Policy: (Policy expired|Policy Condition failed: \["eq", "\$key"|Extra input fields: more)/.exec(
          text,
        )?.[1];
      };
      expect(await refused({ Expires: -60 }, () => undefined)).toBe('Policy expired');
      expect(await refused({}, (form) => form.set('key', `${place.Key}x`))).toBe(
        'Policy Condition failed: ["eq", "$key"',
      );
      expect(await refused({}, (form) => form.append('more', 'x'))).toBe('Extra input fields: more');
    }),
  },
  {
    clause: 'a form whose policy was changed is refused as a signature that does not match',
    source: 'recorded',
    holds: withObject(async (place) => {
      const answer = await sendForm(place, 'first', {}, (form) =>
        form.set('Policy', (form.get('Policy') as string).slice(0, -4)),
      );
      expect(await codeIn(answer)).toEqual([403, 'SignatureDoesNotMatch']);
    }),
  },
  {
    clause: 'a form’s checksum is compared with its file',
    source: 'unproven',
    holds: withObject(async (place) => {
      const ofAnother = createHash('sha256').update('other').digest('base64');
      const answer = await sendForm(place, 'first', { Fields: { 'x-amz-checksum-sha256': ofAnother } });
      expect(answer.status).toBe(400);
    }),
  },
  {
    clause: 'a presigned link downloads with the signed name, type and caching',
    source: 'documented',
    holds: withObject(async ({ client, ...object }) => {
      const disposition = 'attachment; filename="a.zip"; filename*=UTF-8\'\'%E5%AE%B6.zip';
      const url = await getSignedUrl(
        client,
        new GetObjectCommand({
          ...object,
          ResponseContentDisposition: disposition,
          ResponseCacheControl: 'private, no-store',
        }),
        { expiresIn: 60 },
      );
      const response = await fetch(url);
      expect([response.status, await response.text()]).toEqual([200, '0123456789']);
      expect(
        [...['content-disposition', 'cache-control', 'content-type']].map((name) => response.headers.get(name)),
      ).toEqual([disposition, 'private, no-store', 'application/zip']);
    }),
  },
  {
    clause: 'a presigned link with an altered path, query, signature or method is SignatureDoesNotMatch',
    source: 'documented',
    holds: withObject(async ({ client, ...object }) => {
      const url = new URL(
        await getSignedUrl(client, new GetObjectCommand({ ...object, ResponseContentDisposition: 'attachment' }), {
          expiresIn: 60,
        }),
      );
      const altered = [
        (link: URL) => (link.pathname += 'x'),
        (link: URL) => link.searchParams.set('response-content-disposition', 'inline'),
        (link: URL) => link.searchParams.delete('response-content-disposition'),
        (link: URL) => link.searchParams.set('X-Amz-Expires', '604800'),
        (link: URL) => link.searchParams.set('X-Amz-Signature', '0'.repeat(64)),
      ];
      for (const alter of altered) {
        const link = new URL(url);
        alter(link);
        expect(await codeIn(await fetch(link))).toEqual([403, 'SignatureDoesNotMatch']);
      }
      expect(await codeIn(await fetch(url, { method: 'DELETE' }))).toEqual([403, 'SignatureDoesNotMatch']);
    }),
  },
  {
    clause: 'an expired presigned link is AccessDenied; one for more than a week is refused',
    source: 'documented',
    holds: withObject(async ({ client, ...object }) => {
      const lapsed = await getSignedUrl(client, new GetObjectCommand(object), {
        expiresIn: 60,
        signingDate: new Date(Date.now() - 61_000),
      });
      expect(await codeIn(await fetch(lapsed))).toEqual([403, 'AccessDenied']);
      const link = new URL(await getSignedUrl(client, new GetObjectCommand(object), { expiresIn: 60 }));
      link.searchParams.set('X-Amz-Expires', '604801');
      expect(await codeIn(await fetch(link))).toEqual([400, 'AuthorizationQueryParametersError']);
    }),
  },
  {
    clause: 'a range is 206 with the requested bytes, one past the end 416, a malformed one the whole object',
    source: 'documented',
    holds: withObject(async ({ client, ...object }) => {
      const url = await getSignedUrl(client, new GetObjectCommand(object), { expiresIn: 60 });
      const get = async (range: string) => {
        const response = await fetch(url, { headers: { range } });
        return [response.status, response.headers.get('content-range'), response.ok ? await response.text() : ''];
      };
      expect(await get('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
      expect(await get('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789']);
      expect(await get('bytes=8-99')).toEqual([206, 'bytes 8-9/10', '89']);
      expect((await get('bytes=10-'))[0]).toBe(416);
      expect(await get('pages=1')).toEqual([200, null, '0123456789']);
    }),
  },
  {
    clause: 'a read without a signature is refused',
    source: 'documented',
    holds: withObject(async ({ client, ...object }) => {
      const url = new URL(await getSignedUrl(client, new GetObjectCommand(object), { expiresIn: 60 }));
      url.search = '';
      expect(await codeIn(await fetch(url))).toEqual([403, 'AccessDenied']);
    }),
  },
  {
    clause: 'an upload in parts is one object, whose ETag counts them',
    source: 'documented',
    holds: withObject(async ({ client, ...object }) => {
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({ ...object, ContentType: 'application/zip' }),
      );
      const bodies = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('end')];
      const parts = [];
      for (const [index, Body] of bodies.entries()) {
        const { ETag } = await client.send(new UploadPartCommand({ ...object, UploadId, PartNumber: index + 1, Body }));
        parts.push({ ETag, PartNumber: index + 1 });
      }
      const { ETag } = await client.send(
        new CompleteMultipartUploadCommand({ ...object, UploadId, MultipartUpload: { Parts: parts } }),
      );
      const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest();
      expect(ETag).toBe(
        `"${createHash('md5')
          .update(Buffer.concat(bodies.map(md5)))
          .digest('hex')}-2"`,
      );
      expect((await client.send(new HeadObjectCommand(object))).ContentLength).toBe(5 * 1024 * 1024 + 3);
    }),
  },
  {
    clause: 'a part under 5 MB that is not the last is EntityTooSmall',
    source: 'documented',
    holds: withObject(async ({ client, ...object }) => {
      const { UploadId } = await client.send(new CreateMultipartUploadCommand(object));
      const parts = [];
      for (const PartNumber of [1, 2])
        parts.push({
          PartNumber,
          ETag: (await client.send(new UploadPartCommand({ ...object, UploadId, PartNumber, Body: 'x' }))).ETag,
        });
      expect(
        await errorOf(
          client.send(new CompleteMultipartUploadCommand({ ...object, UploadId, MultipartUpload: { Parts: parts } })),
        ),
      ).toBe('EntityTooSmall');
    }),
  },
  {
    clause: 'If-None-Match keeps an existing object; a wrong checksum stores nothing; a missing object is NoSuchKey',
    source: 'documented',
    holds: withObject(async ({ client, ...object }) => {
      expect(await errorOf(client.send(new PutObjectCommand({ ...object, Body: 'other', IfNoneMatch: '*' })))).toBe(
        'PreconditionFailed',
      );
      expect(
        await errorOf(
          client.send(
            new PutObjectCommand({
              ...object,
              Body: 'other',
              ChecksumSHA256: createHash('sha256').update('another').digest('base64'),
            }),
          ),
        ),
      ).toMatch(/^(BadDigest|XAmzContentChecksumMismatch|InvalidRequest)$/);
      const { Body } = await client.send(new GetObjectCommand(object));
      expect(await Body?.transformToString()).toBe('0123456789');
      expect(await errorOf(client.send(new GetObjectCommand({ ...object, Key: `${object.Key}.missing` })))).toBe(
        'NoSuchKey',
      );
    }),
  },
  {
    clause: 'a listing by prefix has the unchanged key and the size',
    source: 'documented',
    holds: withObject(async ({ client, Bucket, Key }) => {
      const { Contents, KeyCount } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: Key.slice(0, -5) }));
      expect([KeyCount, Contents?.[0]?.Key, Contents?.[0]?.Size]).toEqual([1, Key, 10]);
    }),
  },
  {
    clause:
      'a page of any origin may read with a link, including ranges, and see the headers that the template exposes',
    source: 'documented',
    holds: withObject(async ({ client, ...object }) => {
      const url = await getSignedUrl(client, new GetObjectCommand(object), { expiresIn: 60 });
      const preflight = await fetch(url, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://example.com',
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'range',
        },
      });
      expect([
        preflight.status,
        preflight.headers.get('access-control-allow-origin'),
        preflight.headers.get('access-control-allow-headers'),
      ]).toEqual([200, '*', 'range']);
      const refused = await fetch(url, {
        method: 'OPTIONS',
        headers: { origin: 'https://example.com', 'access-control-request-method': 'PUT' },
      });
      expect(refused.status).toBe(403);
      const response = await fetch(url, { headers: { origin: 'https://example.com' } });
      expect(response.headers.get('access-control-expose-headers')).toContain('Content-Disposition');
    }),
  },
];
