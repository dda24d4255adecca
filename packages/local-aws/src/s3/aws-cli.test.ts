import { execFile, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorKeys, region } from '../auth/testing/gate-fixture.ts';
import { type S3Fixture, startFixture } from './testing/s3-fixture.ts';

const hasAwsCli = spawnSync('aws', ['--version']).status === 0;
const run = promisify(execFile);

/** A client in Python, with its own signer and XML. It shares no code with this endpoint. */
describe.skipIf(!hasAwsCli)('the AWS CLI (skipped where it is not installed)', () => {
  let host: S3Fixture;
  let folder: string;
  beforeAll(async () => {
    [host, folder] = [await startFixture(), await mkdtemp(join(tmpdir(), 'aws-cli-'))];
    await writeFile(join(folder, 'config'), '[default]\ns3 =\n  signature_version = s3v4\n');
  });
  afterAll(async () => {
    await host.s3.close();
  });

  type Keys = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
  const aws = async (args: readonly string[], keys: Keys = operatorKeys) => {
    const env = {
      PATH: process.env['PATH'],
      HOME: folder,
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
      ...(keys.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: keys.sessionToken }),
      AWS_DEFAULT_REGION: region,
      AWS_CONFIG_FILE: join(folder, 'config'),
      AWS_EC2_METADATA_DISABLED: 'true',
      PYENV_VERSION: process.env['PYENV_VERSION'],
      PYENV_ROOT:
        process.env['PYENV_ROOT'] ??
        (process.env['HOME'] === undefined ? undefined : join(process.env['HOME'], '.pyenv')),
    };
    return (await run('aws', ['--endpoint-url', host.s3.url, '--output', 'json', ...args], { env })).stdout;
  };

  it('copies up and down, in one piece and in parts', async () => {
    const [up, down] = [join(folder, 'up'), join(folder, 'down')];
    await mkdir(up);
    const files = new Map([
      ['small 家計.bin', randomBytes(1000)],
      ['large.bin', randomBytes(20 * 1024 ** 2)],
    ]);
    for (const [name, bytes] of files) await writeFile(join(up, name), bytes);
    await aws(['s3', 'sync', up, 's3://archive/cli/', '--no-progress']);
    await aws(['s3', 'sync', 's3://archive/cli/', down, '--no-progress']);
    for (const [name, bytes] of files) expect((await readFile(join(down, name))).equals(bytes)).toBe(true);
    const head = JSON.parse(await aws(['s3api', 'head-object', '--bucket', 'archive', '--key', 'cli/large.bin'])) as {
      readonly ETag: string;
    };
    expect(head.ETag).toMatch(/-3"$/);
  }, 60_000);

  it('checks trailing and header checksums, ranges, conditions and listings', async () => {
    const file = join(folder, 'checked.txt');
    await writeFile(file, '0123456789');
    const put = JSON.parse(
      await aws([
        's3api',
        'put-object',
        '--bucket',
        'archive',
        '--key',
        'checked/x&y',
        '--body',
        file,
        '--checksum-algorithm',
        'SHA256',
      ]),
    ) as { readonly ChecksumSHA256: string };
    expect(put.ChecksumSHA256).toBe(createHash('sha256').update('0123456789').digest('base64'));
    await aws([
      's3api',
      'get-object',
      '--bucket',
      'archive',
      '--key',
      'checked/x&y',
      '--range',
      'bytes=2-4',
      join(folder, 'range'),
    ]);
    expect(await readFile(join(folder, 'range'), 'utf8')).toBe('234');
    await expect(
      aws([
        's3api',
        'put-object',
        '--bucket',
        'archive',
        '--key',
        'checked/x&y',
        '--body',
        file,
        '--if-none-match',
        '*',
      ]),
    ).rejects.toThrow(/PreconditionFailed/);
    const listed = JSON.parse(
      await aws(['s3api', 'list-objects-v2', '--bucket', 'archive', '--prefix', 'checked/', '--page-size', '1']),
    ) as { readonly Contents: readonly { readonly Key: string }[] };
    expect(listed.Contents.map(({ Key }) => Key)).toEqual(['checked/x&y']);
    expect(await aws(['s3', 'ls'])).toContain('archive');
    expect(await aws(['s3', 'ls', 's3://archive/'])).toContain('PRE checked/');
    await aws(['s3', 'rm', 's3://archive/checked/', '--recursive']);
    await expect(aws(['s3api', 'head-object', '--bucket', 'archive', '--key', 'checked/x&y'])).rejects.toThrow(/404/);
  }, 60_000);

  it('presigns, and works with temporary credentials within their permissions', async () => {
    const role = host.roleCredentials([
      { Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObject'], Resource: 'arn:aws:s3:::archive/role/*' },
    ]);
    const file = join(folder, 'role.txt');
    await writeFile(file, 'of a role');
    await aws(['s3', 'cp', file, 's3://archive/role/a', '--no-progress'], role);
    const url = (await aws(['s3', 'presign', 's3://archive/role/a', '--expires-in', '60'], role)).trim();
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([200, 'of a role']);
    expect((await fetch(url.replace('role/a', 'role/b'))).status).toBe(403);
    await expect(aws(['s3', 'cp', file, 's3://archive/other/a', '--no-progress'], role)).rejects.toThrow(
      /AccessDenied/,
    );
    await expect(aws(['s3', 'ls', 's3://archive/'], { ...role, secretAccessKey: 'wrong' })).rejects.toThrow(
      /SignatureDoesNotMatch/,
    );
  }, 60_000);
});
