import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OperatorCredentials } from '../identity/signed-credentials.ts';
import type { HostUrls } from './start-host.ts';

/** The operator's long-lived keys, made once for a data folder. */
export function operatorCredentials(dir: string, accountId: string): OperatorCredentials {
  const path = join(dir, 'identity-operator.json');
  const userArn = `arn:aws:iam::${accountId}:user/operator`;
  try {
    return { ...(JSON.parse(readFileSync(path, 'utf8')) as { accessKeyId: string; secretAccessKey: string }), userArn };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const keys = {
      accessKeyId: `AKIA${[...randomBytes(16)].map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(byte % 32)).join('')}`,
      secretAccessKey: randomBytes(30).toString('base64'),
    };
    writeFileSync(path, JSON.stringify(keys), { mode: 0o600 });
    return { ...keys, userArn };
  }
}

/** `operator.env`: what `set -a; . <file>; aws dynamodb list-tables` needs, for any AWS SDK and the AWS CLI. */
export function operatorEnvironment(operator: OperatorCredentials, region: string, urls: HostUrls): string {
  return [
    '# Endpoints of the local host and the keys of its operator, who may do everything there. Worth nothing on AWS.',
    `AWS_ACCESS_KEY_ID=${operator.accessKeyId}`,
    `AWS_SECRET_ACCESS_KEY=${operator.secretAccessKey}`,
    'AWS_SESSION_TOKEN=',
    `AWS_REGION=${region}`,
    `AWS_DEFAULT_REGION=${region}`,
    `AWS_ENDPOINT_URL_DYNAMODB=${urls.dynamodb}`,
    `AWS_ENDPOINT_URL_S3=${urls.s3}`,
    `AWS_ENDPOINT_URL_LAMBDA=${urls.lambda}`,
    '',
  ].join('\n');
}
