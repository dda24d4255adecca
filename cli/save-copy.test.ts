import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { FinishedExport } from './await-export.ts';
import { saveCopy } from './save-copy.ts';

const object = { Bucket: 'archive', Key: 'copy.zip' };
const content = randomBytes(10_000);
const id = '01JD4N6Q2W8YB3C5E7G9H0K1MS';
let host: S3Fixture;
let above: string;
let dir: string;

beforeAll(async () => {
  host = await startFixture();
  await host.operator.send(new PutObjectCommand({ ...object, Body: content }));
});
afterAll(() => host.s3.close());
beforeEach(async () => {
  above = await mkdtemp(join(tmpdir(), 'save-copy-'));
  dir = join(above, 'out');
  await mkdir(dir);
});

function save(archive: Partial<FinishedExport['archive']> = {}, link?: string): Promise<string> {
  const whole = {
    fileName: 'myhome-account_all.zip',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    ...archive,
  };
  return saveCopy({
    copy: { id, archive: whole } as FinishedExport,
    dir,
    freshLink: () =>
      link === undefined
        ? getSignedUrl(host.operator, new GetObjectCommand(object), { signingDate: new Date(host.clock.nowMs()) })
        : Promise.resolve(link),
    signal: new AbortController().signal,
    onBytes: () => undefined,
  });
}

it('saves a copy whole, for its owner alone', async () => {
  const path = await save();
  expect([path, (await readFile(path)).equals(content), (await stat(path)).mode & 0o777]).toEqual([
    join(dir, 'myhome-account_all.zip'),
    true,
    0o600,
  ]);
  expect(await readdir(dir)).toEqual(['myhome-account_all.zip']);
});

it.each(['../evil.zip', '/tmp/evil.zip', 'NUL', '', '.bashrc'])(
  'stays in its folder, whatever the server calls the file: %j',
  async (fileName) => {
    expect(await save({ fileName })).toBe(join(dir, `myhome-account_${id}.zip`));
    expect(await readdir(above)).toEqual(['out']);
  },
);

it('keeps nothing that is not what was promised', async () => {
  await expect(save({ sha256: '0'.repeat(64) })).rejects.toThrow(
    /What arrived is not what was promised: SHA-256 [0-9a-f]{64} and not 0{64}\. Nothing was kept\./,
  );
  await expect(save({ bytes: content.length - 1 })).rejects.toThrow('more than the 9999 bytes');
  expect(await readdir(dir)).toEqual([]);
});

it.each([
  'http://bucket.s3.amazonaws.com/copy.zip',
  'http://127.0.0.1.example.com/',
  'ftp://127.0.0.1/copy.zip',
  'file:///etc/passwd',
  'nonsense',
])('follows no link that others could read or change: %s', async (link) => {
  await expect(save({}, link)).rejects.toThrow(/neither https nor on this machine .*It was not followed\./);
  expect(await readdir(dir)).toEqual([]);
});

it('does not begin a download for which there is no room', async () => {
  await expect(save({ bytes: 1e15 }, 'http://127.0.0.1:1/')).rejects.toThrow('the file has 1000000000000000 bytes');
});

it('leaves a name that is taken, and uses another', async () => {
  await save();
  const other = randomBytes(10_000);
  await host.operator.send(new PutObjectCommand({ ...object, Body: other }));
  expect(await save({ sha256: createHash('sha256').update(other).digest('hex') })).toBe(
    join(dir, 'myhome-account_all-2.zip'),
  );
  expect((await readFile(join(dir, 'myhome-account_all.zip'))).equals(content)).toBe(true);
  await host.operator.send(new PutObjectCommand({ ...object, Body: content }));
});
