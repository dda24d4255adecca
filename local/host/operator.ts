import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { OperatorCredentials } from '../identity/signed-credentials.ts';
import { jsonMadeOnce } from './json-made-once.ts';
import type { HostUrls } from './start-host.ts';

/** The operator's long-lived keys, made once for a data folder. */
export function operatorCredentials(dir: string, accountId: string): OperatorCredentials {
  const keys = jsonMadeOnce(join(dir, 'identity-operator.json'), makeKeys, ({ accessKeyId, secretAccessKey }) => typeof accessKeyId === 'string' && typeof secretAccessKey === 'string');
  return { ...keys, userArn: `arn:aws:iam::${accountId}:user/operator` };
}

function makeKeys(): { readonly accessKeyId: string; readonly secretAccessKey: string } {
  return {
    accessKeyId: `AKIA${[...randomBytes(16)].map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(byte % 32)).join('')}`,
    secretAccessKey: randomBytes(30).toString('base64'),
  };
}

/** `operator.env`: what `set -a; . <file>; aws dynamodb list-tables` needs, for any AWS SDK and the AWS CLI. */
export function operatorEnvironment(operator: OperatorCredentials, region: string, urls: Pick<HostUrls, 'dynamodb' | 's3' | 'lambda'>): string {
  const variables = {
    AWS_ACCESS_KEY_ID: operator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
    // Empty: one that is left over in the shell would go with these keys.
    AWS_SESSION_TOKEN: '',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb,
    AWS_ENDPOINT_URL_S3: urls.s3,
    AWS_ENDPOINT_URL_LAMBDA: urls.lambda,
  };
  return [
    '# Endpoints of the local host and the keys of its operator, who may do everything there. Worth nothing on AWS.',
    ...Object.entries(variables).map(([name, value]) => `${name}=${quoted(value)}`),
    '',
  ].join('\n');
}

/** As one word of the shell, whatever is in it. */
export function quoted(text: string): string {
  return /^[\w./:@%+=-]*$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
