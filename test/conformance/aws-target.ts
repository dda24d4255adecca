import { readFile } from 'node:fs/promises';
import { amplifyConfigFrom } from '../../client/amplify/outputs.ts';
import type { Target } from './target.ts';

/**
 * A deployed stack. This target has not been run yet, because the project has no AWS account. To run it:
 *
 *     TARGET=aws AMPLIFY_OUTPUTS=amplify_outputs.json CONFORMANCE_BUCKET=… CONFORMANCE_SLIPS_TABLE=… \
 *     CONFORMANCE_EMAIL=… CONFORMANCE_PASSWORD=… AWS_PROFILE=… npx vitest run --project stack test/conformance
 *
 * `AMPLIFY_OUTPUTS` is the file of the stack's output `AmplifyOutputs`. The bucket and the table are in the data
 * stack's resources. The person must exist and have a permanent password. The profile must be allowed S3 on the bucket
 * and DynamoDB on the table. The cases write under `cognito/conformance/` and into their own partition of the table,
 * remove their data afterwards, and request fewer than ten exports of one day.
 */
export async function openAwsTarget(): Promise<Target> {
  const file = variable('AMPLIFY_OUTPUTS');
  const amplify = amplifyConfigFrom(JSON.parse(await readFile(file, 'utf8')));
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
    realtimeUrl: `wss://${graphql.host.replace('appsync-api', 'appsync-realtime-api')}${graphql.pathname}`,
    userPool: {
      id: cognito.userPoolId,
      clientId: cognito.userPoolClientId,
      jwksUrl: `https://cognito-idp.${region}.amazonaws.com/${cognito.userPoolId}/.well-known/jwks.json`,
    },
    identityPoolId: cognito.identityPoolId,
    bucket: variable('CONFORMANCE_BUCKET'),
    slipsTable: variable('CONFORMANCE_SLIPS_TABLE'),
    user: { email: variable('CONFORMANCE_EMAIL'), password: variable('CONFORMANCE_PASSWORD') },
    clientOf: () => ({ region }),
    operator: undefined,
    close: () => Promise.resolve(),
  };
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`TARGET=aws needs the variable ${name}.`);
  return value;
}
