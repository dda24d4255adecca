import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { OperatorCredentials } from 'local-aws/auth/signed-credentials.ts';
import { jsonMadeOnce } from 'local-aws/files/json-made-once.ts';
import type { HostUrls } from 'local-aws/host/start-host.ts';
import { quoted } from '../cli/shell-quoted.ts';

/** The operator's long-lived keys, made once for a data folder. */
export function operatorCredentials(dir: string, accountId: string): OperatorCredentials {
  const keys = jsonMadeOnce(
    join(dir, 'identity-operator.json'),
    makeKeys,
    ({ accessKeyId, secretAccessKey }) => typeof accessKeyId === 'string' && typeof secretAccessKey === 'string',
  );
  return { ...keys, userArn: `arn:aws:iam::${accountId}:user/operator` };
}

function makeKeys(): { readonly accessKeyId: string; readonly secretAccessKey: string } {
  return {
    accessKeyId: `AKIA${[...randomBytes(16)].map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(byte % 32)).join('')}`,
    secretAccessKey: randomBytes(30).toString('base64'),
  };
}

interface Where {
  readonly region: string;
  readonly urls: Pick<HostUrls, 'dynamodb' | 's3' | 'lambda' | 'sts' | 'cognito-idp' | 'cognito-identity'>;
  /** Path of the file that contains `noAuthority`. */
  readonly noAuthorityFile: string;
}

/**
 * `operator.env`: keys and endpoints for any AWS SDK and the AWS CLI. A client may be too old for `AWS_ENDPOINT_URL_*`,
 * or may use a service that the host does not have. Such a client would send its requests to the real AWS. So each
 * service without an endpoint here gets an endpoint that does not exist, and no server over TLS is trusted.
 */
export function operatorEnvironment(operator: OperatorCredentials, { region, urls, noAuthorityFile }: Where): string {
  const variables = {
    AWS_ACCESS_KEY_ID: operator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
    // Empty, because a session token left over in the shell would be sent with these keys.
    AWS_SESSION_TOKEN: '',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: 'http://the-local-host-has-no-such-service.invalid',
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb,
    AWS_ENDPOINT_URL_S3: urls.s3,
    AWS_ENDPOINT_URL_LAMBDA: urls.lambda,
    AWS_ENDPOINT_URL_STS: urls.sts,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: urls['cognito-idp'],
    AWS_ENDPOINT_URL_COGNITO_IDENTITY: urls['cognito-identity'],
    AWS_CA_BUNDLE: noAuthorityFile,
  };
  return [
    '# Endpoints of the local host and the keys of its operator, who may do everything there. Worth nothing on AWS.',
    `# AWS CLI ${endpointVariablesSince} or later finds the endpoints automatically. An earlier one (Debian 12 has 2.9) does not: give it --endpoint-url`,
    '# "$AWS_ENDPOINT_URL_DYNAMODB". Without that it would ask the real AWS; AWS_CA_BUNDLE, which trusts nobody, keeps it from that.',
    ...Object.entries(variables).map(([name, value]) => `${name}=${quoted(value)}`),
    '',
  ].join('\n');
}

/** The first AWS CLI that supports `AWS_ENDPOINT_URL_*`. In version 1 it is 1.29.0 (CHANGELOG.rst of aws/aws-cli). */
const endpointVariablesSince = '2.13';

/**
 * A command that lists the host's tables with any version of the AWS CLI, and does not change the shell's environment.
 */
export function awsCliCommand(environmentFile: string): string {
  return `(set -a; . ${quoted(environmentFile)}; aws --endpoint-url "$AWS_ENDPOINT_URL_DYNAMODB" dynamodb list-tables)`;
}
