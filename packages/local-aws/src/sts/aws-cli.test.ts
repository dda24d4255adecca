import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountId, operatorKeys, region } from '../auth/testing/gate-fixture.ts';
import { type StsFixture, startFixture, trusts } from './testing/sts-fixture.ts';

const hasAwsCli = spawnSync('aws', ['--version']).status === 0;
const run = promisify(execFile);

/** A client that shares no code with this endpoint: Python, its own signer, its own XML. */
describe.skipIf(!hasAwsCli)('the AWS CLI (skipped where there is none)', () => {
  let fixture: StsFixture;
  const home = mkdtempSync(join(tmpdir(), 'aws-cli-'));
  beforeAll(async () => {
    fixture = await startFixture();
  });
  afterAll(() => fixture.sts.close());

  const aws = async (...args: readonly string[]): Promise<unknown> => {
    const env = {
      PATH: process.env['PATH'],
      HOME: home,
      AWS_ACCESS_KEY_ID: operatorKeys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: operatorKeys.secretAccessKey,
      AWS_DEFAULT_REGION: region,
      AWS_EC2_METADATA_DISABLED: 'true',
      PYENV_VERSION: process.env['PYENV_VERSION'],
      PYENV_ROOT:
        process.env['PYENV_ROOT'] ??
        (process.env['HOME'] === undefined ? undefined : join(process.env['HOME'], '.pyenv')),
    };
    return JSON.parse(
      (await run('aws', ['--endpoint-url', fixture.sts.url, '--output', 'json', 'sts', ...args], { env })).stdout,
    );
  };

  it('asks who it is', async () => {
    expect(await aws('get-caller-identity')).toMatchObject({
      Account: accountId,
      Arn: `arn:aws:iam::${accountId}:user/operator`,
    });
  }, 30_000);

  it('takes a role with a tag', async () => {
    const arn = fixture.trusting('narrow', [
      trusts(accountId, { Condition: { StringEquals: { 'aws:RequestTag/owner': 'ap-northeast-1:me' } } }),
    ]);
    const request = ['assume-role', '--role-arn', arn, '--role-session-name', 'job-1'];
    expect(await aws(...request, '--tags', 'Key=owner,Value=ap-northeast-1:me')).toMatchObject({
      AssumedRoleUser: { Arn: `arn:aws:sts::${accountId}:assumed-role/narrow/job-1` },
      Credentials: { AccessKeyId: expect.stringMatching(/^ASIA/) as string },
    });
    await expect(aws(...request)).rejects.toThrow(/AccessDenied.*is not authorized to perform: sts:AssumeRole/s);
  }, 60_000);
});
