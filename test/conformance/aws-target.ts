import { readFile } from 'node:fs/promises';
import { amplifyConfigFrom, whoMaySignUp } from '../../client/amplify/outputs.ts';
import type { Service, Target } from './target.ts';

/**
 * A deployed stack. This target has not been run against AWS yet, because the project has no account; a test runs it
 * against a local host that it takes for a remote one (`test/faults/conformance-as-remote.test.ts`). To run it:
 *
 *     TARGET=aws AMPLIFY_OUTPUTS=amplify_outputs.json CONFORMANCE_BUCKET=… CONFORMANCE_SLIPS_TABLE=… \
 *     CONFORMANCE_EMAIL=… CONFORMANCE_PASSWORD=… AWS_PROFILE=… npm run conformance
 *
 * `AMPLIFY_OUTPUTS` is the file of the stack's output `AmplifyOutputs`. The bucket and the table are in the data
 * stack's resources. The person must exist and have a permanent password. The profile must be allowed S3 on the bucket
 * and DynamoDB on the table. The cases write under `cognito/conformance/` and into their own partition of the table,
 * remove their data afterwards, and request fewer than ten exports of one day. `AWS_ENDPOINT_URL_S3` and the like name
 * other endpoints, as for every AWS SDK.
 */
export async function openAwsTarget(): Promise<Target> {
  const file = variable('AMPLIFY_OUTPUTS');
  const outputs: unknown = JSON.parse(await readFile(file, 'utf8'));
  const amplify = amplifyConfigFrom(outputs);
  const cognito = amplify.Auth?.Cognito;
  const { region } = amplify.API.GraphQL as { region?: string };
  if (cognito?.userPoolId === undefined || cognito.identityPoolId === undefined || region === undefined)
    throw new Error(`${file} names no user pool, no identity pool or no region.`);
  const graphql = new URL(amplify.API.GraphQL.endpoint);
  return {
    name: 'aws',
    region,
    amplify,
    graphqlUrl: graphql.href,
    realtimeUrl: realtimeUrlOf(graphql),
    userPool: {
      id: cognito.userPoolId,
      clientId: cognito.userPoolClientId,
      jwksUrl: `${userPoolEndpointOf(cognito) ?? `https://cognito-idp.${region}.amazonaws.com`}/${cognito.userPoolId}/.well-known/jwks.json`,
    },
    whoMaySignUp: whoMaySignUp(outputs),
    identityPoolId: cognito.identityPoolId,
    bucket: variable('CONFORMANCE_BUCKET'),
    slipsTable: variable('CONFORMANCE_SLIPS_TABLE'),
    user: { email: variable('CONFORMANCE_EMAIL'), password: variable('CONFORMANCE_PASSWORD') },
    clientOf: (service) => {
      const endpoint = process.env[endpointVariables[service]];
      // Another S3 than AWS's has no host name for each bucket.
      return { region, ...(endpoint && { endpoint }), ...(endpoint && service === 's3' && { forcePathStyle: true }) };
    },
    operator: undefined,
    close: () => Promise.resolve(),
  };
}

/** AWS has a host of its own for subscriptions; others answer at the API's. */
function realtimeUrlOf({ protocol, host, pathname }: URL): string {
  if (host.includes('.appsync-api.')) return `wss://${host.replace('appsync-api', 'appsync-realtime-api')}${pathname}`;
  return `${protocol.replace('http', 'ws')}//${host}${pathname}/realtime`;
}

/** Undefined for a deployment (`client/amplify/outputs.ts`). */
function userPoolEndpointOf(cognito: object): string | undefined {
  const { userPoolEndpoint } = cognito as { readonly userPoolEndpoint?: string };
  return userPoolEndpoint?.replace(/\/$/, '');
}

const endpointVariables: Readonly<Record<Service, string>> = {
  s3: 'AWS_ENDPOINT_URL_S3',
  dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
  lambda: 'AWS_ENDPOINT_URL_LAMBDA',
  sts: 'AWS_ENDPOINT_URL_STS',
  'cognito-idp': 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER',
  'cognito-identity': 'AWS_ENDPOINT_URL_COGNITO_IDENTITY',
};

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`TARGET=aws needs the variable ${name}.`);
  return value;
}
