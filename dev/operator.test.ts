import { execFileSync } from 'node:child_process';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { quoted } from '../cli/shell-quoted.ts';
import { awsCliCommand, operatorCredentials, operatorEnvironment } from './operator.ts';

const urls = {
  dynamodb: 'http://127.0.0.1:4003',
  s3: 'http://127.0.0.1:4002',
  lambda: 'http://127.0.0.1:4006',
  sts: 'http://127.0.0.1:4007',
  'cognito-idp': 'http://127.0.0.1:4004',
  'cognito-identity': 'http://127.0.0.1:4005',
};
const folder = () => mkdtempSync(join(tmpdir(), 'operator-'));

it('has keys of AWS’s shape, made once for a folder and readable by its owner only', () => {
  const dir = folder();
  const keys = operatorCredentials(dir, '000000000000');
  expect(keys.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
  expect(keys.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
  expect(keys.userArn).toBe('arn:aws:iam::000000000000:user/operator');
  expect(operatorCredentials(dir, '000000000000')).toEqual(keys);
  expect(operatorCredentials(folder(), '000000000000')).not.toEqual(keys);
  expect(statSync(join(dir, 'identity-operator.json')).mode & 0o777).toBe(0o600);
});

it('names its file where that is damaged', () => {
  const dir = folder();
  writeFileSync(join(dir, 'identity-operator.json'), '{"accessKeyId":"AKIA');
  expect(() => operatorCredentials(dir, '000000000000')).toThrow('identity-operator.json is not JSON');
});

it.each(['ab/cd+ef=', '/////++++====', 'plain', "with 'quotes' $HOME `date` \\", 'two words; rm x'])(
  'writes an environment that a shell reads as it was meant, whatever the secret is: %s',
  (secretAccessKey) => {
    const file = join(folder(), 'operator.env');
    writeFileSync(
      file,
      operatorEnvironment(
        { accessKeyId: 'AKIAEXAMPLE', secretAccessKey, userArn: 'arn' },
        { region: 'ap-northeast-1', urls, noAuthorityFile: '/data/no-authority.pem' },
      ),
    );
    const printed = execFileSync('sh', ['-c', `set -a; . ${quoted(file)}; env -0`], {
      env: { AWS_SESSION_TOKEN: 'left over', PATH: process.env['PATH'] },
    }).toString();
    const environment = Object.fromEntries(
      printed.split('\0').map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
    );
    expect(environment).toMatchObject({
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: '',
      AWS_REGION: 'ap-northeast-1',
      AWS_DEFAULT_REGION: 'ap-northeast-1',
      AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb,
      AWS_ENDPOINT_URL_S3: urls.s3,
      AWS_ENDPOINT_URL_LAMBDA: urls.lambda,
      AWS_ENDPOINT_URL_STS: urls.sts,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: urls['cognito-idp'],
      AWS_ENDPOINT_URL_COGNITO_IDENTITY: urls['cognito-identity'],
      AWS_CA_BUNDLE: '/data/no-authority.pem',
    });
    expect(new URL(environment['AWS_ENDPOINT_URL'] ?? '').hostname).toMatch(/\.invalid$/);
  },
);

it('gives a command that keeps its variables from the shell, and names the endpoint to an AWS CLI that would not find it', () => {
  expect(awsCliCommand('/home/me/my data/operator.env')).toBe(
    `(set -a; . '/home/me/my data/operator.env'; aws --endpoint-url "$AWS_ENDPOINT_URL_DYNAMODB" dynamodb list-tables)`,
  );
});

it('quotes a path for the shell only where it must', () => {
  expect(quoted('/home/me/.local/operator.env')).toBe('/home/me/.local/operator.env');
  expect(quoted("/home/o'neil/my data")).toBe(String.raw`'/home/o'\''neil/my data'`);
});
