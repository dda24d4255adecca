import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { describe, expect, it } from 'vitest';
import { operatorKeys, region } from '../auth/testing/gate-fixture.ts';
import { boundary, formBody } from './testing/hand-made-form.ts';

const Bucket = 'archive';

interface Child {
  readonly process: ChildProcess;
  readonly client: S3Client;
  readonly peakMib: () => Promise<number>;
}

async function startChild(dataDir: string): Promise<Child> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/s3-child.ts'), dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value ?? '';
  const client = new S3Client({
    endpoint: await next(),
    region,
    forcePathStyle: true,
    credentials: operatorKeys,
    maxAttempts: 1,
  });
  return {
    process: child,
    client,
    peakMib: async () => {
      child.stdin.write('\n');
      return Number(await next());
    },
  };
}

async function kill(child: Child): Promise<void> {
  const gone = once(child.process, 'exit');
  child.process.kill('SIGKILL');
  await gone;
}

describe('kill -9', () => {
  it('loses no acknowledged write and leaves no partial one', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 's3-kill-'));
    const acknowledged = new Map<string, number>();
    const parts: { PartNumber: number; ETag: string | undefined }[] = [];
    let UploadId: string | undefined;
    for (let round = 0; round < 4; round++) {
      const child = await startChild(dataDir);
      UploadId ??= (await child.client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'multi' }))).UploadId;
      const etag = (
        await child.client.send(
          new UploadPartCommand({
            Bucket,
            Key: 'multi',
            UploadId,
            PartNumber: round + 1,
            Body: Buffer.alloc(5 * 1024 ** 2, round),
          }),
        )
      ).ETag;
      parts.push({ PartNumber: round + 1, ETag: etag });
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let version = round * 1000; ; version++) {
          const Key = `writer-${writer}/${version % 5}`;
          await child.client.send(
            new PutObjectCommand({
              Bucket,
              Key,
              Body: Buffer.alloc(20_000, String(version)),
              Metadata: { version: String(version) },
            }),
          );
          acknowledged.set(Key, version);
        }
      });
      const stopped = Promise.allSettled(writers);
      const enough = acknowledged.size + 10 * (round + 1);
      let writes = 0;
      while (writes < enough) {
        writes = [...acknowledged.values()].reduce((sum, version) => sum + (version % 1000), 0);
        await setImmediate();
      }
      await kill(child);
      await stopped;
    }
    const child = await startChild(dataDir);
    for (const [Key, version] of acknowledged) {
      const got = await child.client.send(new GetObjectCommand({ Bucket, Key }));
      const stored = Number(got.Metadata?.['version']);
      // A write may be stored although its response was lost.
      expect(stored).toBeGreaterThanOrEqual(version);
      expect(
        Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(Buffer.alloc(20_000, String(stored))),
      ).toBe(true);
    }
    expect((await child.client.send(new ListPartsCommand({ Bucket, Key: 'multi', UploadId }))).Parts).toHaveLength(4);
    await child.client.send(
      new CompleteMultipartUploadCommand({ Bucket, Key: 'multi', UploadId, MultipartUpload: { Parts: parts } }),
    );
    const objects = (await child.client.send(new ListObjectsV2Command({ Bucket }))).Contents ?? [];
    await kill(child);
    await kill(await startChild(dataDir));
    const blobs = await readdir(join(dataDir, 's3', Bucket, 'blobs'));
    expect(blobs).toHaveLength(objects.length - 1 + parts.length);
  }, 60_000);
});

describe('a large object', () => {
  it('is uploaded and downloaded in constant memory', async () => {
    const child = await startChild(await mkdtemp(join(tmpdir(), 's3-large-')));
    const sizeBytes = 200 * 1024 ** 2;
    const block = Buffer.alloc(1024 ** 2, 'greetings');
    await child.client.send(new PutObjectCommand({ Bucket, Key: 'warm', Body: block }));
    const before = await child.peakMib();
    const source = Readable.from(
      (function* () {
        for (let sent = 0; sent < sizeBytes; sent += block.length) yield block;
      })(),
    );
    await child.client.send(new PutObjectCommand({ Bucket, Key: 'large', Body: source, ContentLength: sizeBytes }));
    let received = 0;
    const got = await child.client.send(new GetObjectCommand({ Bucket, Key: 'large' }));
    for await (const chunk of got.Body as Readable) received += (chunk as Buffer).length;
    expect(received).toBe(sizeBytes);
    const peak = await child.peakMib();
    await kill(child);
    expect(peak - before).toBeLessThan(100);
  }, 60_000);

  it('in a browser’s form comes in flat memory, and is on disk before the answer', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 's3-form-'));
    const child = await startChild(dataDir);
    const sizeBytes = 200 * 1024 ** 2;
    const block = Buffer.alloc(1024 ** 2, 'greetings');
    await child.client.send(new PutObjectCommand({ Bucket, Key: 'warm', Body: block }));
    const before = await child.peakMib();

    const { url, fields } = await createPresignedPost(child.client, {
      Bucket,
      Key: 'large',
      Conditions: [['content-length-range', sizeBytes, sizeBytes]],
    });
    const whole = formBody([...Object.entries(fields), ['file', '']]);
    const end = `\r\n--${boundary}--\r\n`.length;
    const sending = request(url, {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': whole.length + sizeBytes,
      },
    });
    const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
    const source = Readable.from(
      (function* () {
        yield whole.subarray(0, -end);
        for (let sent = 0; sent < sizeBytes; sent += block.length) yield block;
        yield whole.subarray(-end);
      })(),
    );
    await pipeline(source, sending);
    const [{ statusCode }] = await answered;
    const peak = await child.peakMib();
    await kill(child);
    const again = await startChild(dataDir);
    const head = await again.client.send(new HeadObjectCommand({ Bucket, Key: 'large' }));
    await kill(again);
    expect([statusCode, head.ContentLength]).toEqual([204, sizeBytes]);
    expect(peak - before).toBeLessThan(100);
  }, 60_000);
});
