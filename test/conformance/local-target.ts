import { region } from 'local-aws/host/account.ts';
import { amplifyConfigFrom, whoMaySignUp } from '../../client/amplify/outputs.ts';
import { demoUsers } from '../../dev/demo.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { operatorVariables, tableOf } from '../ledger-in-tables.ts';
import type { Target } from './target.ts';

/** A host for this run only, with the demo users and their ledgers. */
export async function openLocalTarget(): Promise<Target> {
  const under = await startHostUnderTest();
  const { urls, resources } = under.host;
  const one = (type: string) => resources.find((resource) => resource.type === type)?.physicalId ?? '';
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = operatorVariables(under);
  const poolId = one('AWS::Cognito::UserPool');
  return {
    name: 'local',
    region,
    amplify: amplifyConfigFrom(JSON.parse(under.amplifyOutputs)),
    graphqlUrl: `${urls.graphql}/graphql`,
    realtimeUrl: `${urls.graphql.replace('http:', 'ws:')}/graphql/realtime`,
    userPool: {
      id: poolId,
      clientId: one('AWS::Cognito::UserPoolClient'),
      jwksUrl: `${urls['cognito-idp']}/${poolId}/.well-known/jwks.json`,
    },
    whoMaySignUp: whoMaySignUp(JSON.parse(under.amplifyOutputs)),
    identityPoolId: one('AWS::Cognito::IdentityPool'),
    bucket: one('AWS::S3::Bucket'),
    slipsTable: tableOf(under, 'LedgerSlips'),
    user: demoUsers[0],
    clientOf: (service) => ({ region, endpoint: urls[service], ...(service === 's3' ? { forcePathStyle: true } : {}) }),
    operator: { accessKeyId, secretAccessKey },
    close: () => under.close(),
  };
}
