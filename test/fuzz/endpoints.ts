import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { region } from 'local-aws/host/account.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { operatorVariables } from '../ledger-in-tables.ts';
import type { Credentials } from '../person.ts';

/** A request as it goes over the network. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An endpoint of the host, and a valid request to it. */
export interface Endpoint {
  readonly name: string;
  readonly url: string;
  /** Makes a valid request, signed at the moment of the call if the endpoint requires a signature. */
  readonly good: () => Promise<WireRequest>;
  readonly isSigned: boolean;
}

/** Every endpoint, including the page's. `person` is signed in. */
export function endpointsOf(host: HostUnderTest, person: Credentials): readonly Endpoint[] {
  const { urls, resources } = host.host;
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = operatorVariables(host);
  const operator = { accessKeyId, secretAccessKey };
  const physical = (type: string, name: string) =>
    resources.find((resource) => resource.type === type && resource.logicalId.includes(name))?.physicalId ?? '';
  const json = { 'content-type': 'application/x-amz-json-1.0' };
  const signed = (
    name: string,
    service: string,
    url: string,
    credentials: Credentials,
    request: WireRequest,
  ): Endpoint => ({ name, url, isSigned: true, good: () => sign(url, service, credentials, request) });
  const open = (name: string, url: string, request: WireRequest): Endpoint => ({
    name,
    url,
    isSigned: false,
    good: () => Promise.resolve({ ...request, headers: { ...request.headers, host: new URL(url).host } }),
  });
  const userPools = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
  };
  const srp = {
    AuthFlow: 'USER_SRP_AUTH',
    ClientId: physical('AWS::Cognito::UserPoolClient', ''),
    AuthParameters: { USERNAME: 'hanako@example.com', SRP_A: 'a'.repeat(700) },
  };
  return [
    open('page', host.pageUrl.replace('localhost', '127.0.0.1'), {
      method: 'GET',
      path: '/amplify_outputs.json',
      headers: {},
      body: '',
    }),
    signed('graphql', 'appsync', urls.graphql, person, {
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    }),
    signed('s3', 's3', urls.s3, operator, {
      method: 'PUT',
      path: `/${physical('AWS::S3::Bucket', '')}/fuzz/good.txt`,
      headers: {},
      body: 'good',
    }),
    signed('dynamodb', 'dynamodb', urls.dynamodb, operator, {
      method: 'POST',
      path: '/',
      headers: { ...json, 'x-amz-target': 'DynamoDB_20120810.ListTables' },
      body: '{}',
    }),
    open('cognito-idp', urls['cognito-idp'], {
      method: 'POST',
      path: '/',
      headers: userPools,
      body: JSON.stringify(srp),
    }),
    open('cognito-identity', urls['cognito-identity'], {
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSCognitoIdentityService.GetId' },
      body: '{}',
    }),
    signed('lambda', 'lambda', urls.lambda, operator, {
      method: 'POST',
      path: `/2015-03-31/functions/${physical('AWS::Lambda::Function', 'DownloadUrl')}/invocations`,
      headers: {},
      body: '{}',
    }),
    signed('sts', 'sts', urls.sts, operator, {
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    }),
  ];
}

async function sign(
  url: string,
  service: string,
  credentials: Credentials,
  { method, path, headers, body }: WireRequest,
): Promise<WireRequest> {
  const { hostname, port, host } = new URL(url);
  const { pathname, searchParams } = new URL(path, url);
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256, uriEscapePath: service !== 's3' });
  const signed = await signer.sign({
    method,
    protocol: 'http:',
    hostname,
    port: Number(port),
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: { ...headers, host },
    body,
  });
  return { method, path, headers: signed.headers, body };
}
