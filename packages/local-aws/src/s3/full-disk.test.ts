import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { S3ServiceException } from '@aws-sdk/client-s3';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { operatorKeys, region } from '../auth/testing/gate-fixture.ts';
import { fillableDisks } from '../files/testing/fillable-disk.ts';

const Bucket = 'archive';

async function startChild(dataDir: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/s3-child.ts'), dataDir], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const endpoint = (await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()).value ?? '';
  const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials: operatorKeys, maxAttempts: 1 });
  const end = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { pid: child.pid ?? 0, client, end };
}

describe.each(fillableDisks())('a full disk (%s)', (_, make) => {
  it('causes refusals of objects and parts without losses or leftovers, and writes succeed when there is space', async () => {
    const disk = make();
    let { pid, client, end } = await startChild(disk.dir);
    const put = (Key: string, bytes: number) =>
      client.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(bytes, Key) }));
    const read = async (Key: string) =>
      Buffer.from(
        (await (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToByteArray()) ?? [],
      );
    const begin = () => client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'multi' }));
    const part = (UploadId: string | undefined, bytes: number) =>
      client.send(
        new UploadPartCommand({ Bucket, Key: 'multi', UploadId, PartNumber: 1, Body: Buffer.alloc(bytes, 'part') }),
      );
    const refusal = async (act: Promise<unknown>) => {
      const error = (await act.then(
        () => undefined,
        (thrown: unknown) => thrown,
      )) as S3ServiceException | undefined;
      expect([error?.name, error?.$metadata.httpStatusCode]).toEqual(['InternalError', 500]);
      expect(error?.message).toMatch(/^The local host cannot write to \/.*\/s3\/archive\/\w+.* MB are free\./);
    };
    try {
      await put('kept', 5000);
      const { UploadId } = await begin();
      disk.fill(pid, 20_000);
      await refusal(put('large', 1_000_000));
      await refusal(part(UploadId, 1_000_000));
      await put('small', 3000);
      disk.makeRoom(pid);
      disk.fill(pid);
      await refusal(put('empty', 0));
      await refusal(put('kept', 6000));
      await refusal(begin());
      await refusal(part(UploadId, 10));
      expect(readdirSync(join(disk.dir, 's3', Bucket, 'blobs'))).toHaveLength(2);
      expect(readdirSync(join(disk.dir, 's3', Bucket, 'uploads'))).toEqual([UploadId]);
      expect((await read('kept')).equals(Buffer.alloc(5000, 'kept'))).toBe(true);
      disk.makeRoom(pid);
      const { ETag } = await part(UploadId, 1_000_000);
      await client.send(
        new CompleteMultipartUploadCommand({
          Bucket,
          Key: 'multi',
          UploadId,
          MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] },
        }),
      );
      await put('large', 1_000_000);
      await end();
      ({ pid, client, end } = await startChild(disk.dir));
      expect(
        await Promise.all(['kept', 'small', 'large', 'multi'].map(async (key) => (await read(key)).length)),
      ).toEqual([5000, 3000, 1_000_000, 1_000_000]);
    } finally {
      await end();
      disk.remove();
    }
  });
});
