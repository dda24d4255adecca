import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { fieldAuthorization } from 'local-aws/appsync/execute/field-authorization.ts';
import { accountId, createGateFixture, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { DynamodbFixture } from 'local-aws/dynamodb/testing/dynamodb-fixture.ts';
import { startFixture as startDynamodb } from 'local-aws/dynamodb/testing/dynamodb-fixture.ts';
import { checkPolicy, PolicyRefused } from 'local-aws/iam/check-policy.ts';
import { suppliedConditionKeys } from 'local-aws/iam/condition-context.ts';
import type { Principal } from 'local-aws/iam/principal.ts';
import type { LambdaFixture } from 'local-aws/lambda/testing/lambda-fixture.ts';
import { startFixture as startLambda } from 'local-aws/lambda/testing/lambda-fixture.ts';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture as startS3 } from 'local-aws/s3/testing/s3-fixture.ts';
import type { StsFixture } from 'local-aws/sts/testing/sts-fixture.ts';
import { assume as assumeRole, startFixture as startSts, trusts } from 'local-aws/sts/testing/sts-fixture.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let dynamodb: DynamodbFixture;
let s3: S3Fixture;
let lambda: LambdaFixture;
let sts: StsFixture;
beforeAll(async () => {
  [dynamodb, s3, lambda, sts] = await Promise.all([
    startDynamodb(),
    startS3(),
    startLambda({ functions: { echo: { code: 'export const handler = (event) => event;' } } }),
    startSts(),
  ]);
});
afterAll(async () => {
  await Promise.all([dynamodb.dynamodb.close(), s3.s3.close(), lambda.lambda.close(), sts.sts.close()]);
});

/** Sends a request as a role that may do everything under this condition. Returns true when it is permitted. */
type Probe = (condition: object) => Promise<boolean>;

const allow = (Condition: object) => [{ Effect: 'Allow', Action: '*', Resource: '*', Condition }];
const isAllowed = async (request: Promise<unknown>): Promise<boolean> => {
  try {
    await request;
    return true;
  } catch (error) {
    if (/^AccessDenied/.test((error as Error).name)) return false;
    throw error;
  }
};

const getItem: Probe = (condition) =>
  isAllowed(
    dynamodb
      .asRole(allow(condition))
      .send(new GetItemCommand({ TableName: 'orders', Key: { owner: { S: 'me' }, entry: { S: 'a' } } })),
  );
const updateItem: Probe = (condition) =>
  isAllowed(
    dynamodb
      .asRole(allow(condition))
      .send(new UpdateItemCommand({ TableName: 'orders', Key: { owner: { S: 'me' }, entry: { S: 'a' } } })),
  );
const listObjects: Probe = (condition) =>
  isAllowed(
    s3
      .asRole(allow(condition))
      .send(new ListObjectsV2Command({ Bucket: 'archive', Prefix: 'a', Delimiter: '/', MaxKeys: 7 })),
  );
const invoke: Probe = (condition) =>
  isAllowed(
    lambda
      .clientWith({ credentials: lambda.keysOf(lambda.role('caller', allow(condition))) })
      .send(new InvokeCommand({ FunctionName: 'echo', Payload: '1' })),
  );
const callField: Probe = (condition) => {
  const { gate, role } = createGateFixture();
  return Promise.resolve(
    fieldAuthorization(gate, { region, accountId, apiId: 'api' })(role('person', allow(condition)), 'Query', 'field')
      .allowed,
  );
};
/** Asks only the gate, for a principal that signs at any endpoint. Only a resource's deny stops the operator. */
const asPerson: Probe = (condition) => {
  const { gate, role } = createGateFixture();
  const cognito = {
    identityId: `${region}:1`,
    identityPoolId: `${region}:pool`,
    authType: 'authenticated',
    authProvider: '"provider","provider:CognitoSignIn:sub"',
  } as const;
  return Promise.resolve(
    gate.authorize({ ...role('person', allow(condition)), cognito }, { action: 's3:GetObject', resource: '*' }).allowed,
  );
};
const asOperator: Probe = (condition) => {
  const { gate } = createGateFixture();
  const operator: Principal = { kind: 'operator', userArn: `arn:aws:iam::${accountId}:user/operator` };
  const resourcePolicy = checkPolicy(
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: condition }],
    },
    'resource',
  );
  return Promise.resolve(!gate.authorize(operator, { action: 's3:GetObject', resource: '*', resourcePolicy }).allowed);
};

const asTagged: Probe = (condition) => {
  const { gate, role } = createGateFixture();
  const tagged = { ...role('tagged', allow(condition)), tags: { owner: 'me' } };
  return Promise.resolve(gate.authorize(tagged, { action: 's3:GetObject', resource: '*' }).allowed);
};
const assumeAs =
  (Tags: { readonly Key: string; readonly Value: string }[]): Probe =>
  (condition) => {
    const trusting = sts.trusting('taken', [trusts(accountId)]);
    const [statement] = allow(condition);
    const caller = sts.role('caller', [
      { ...statement, Action: Tags.length === 0 ? 'sts:AssumeRole' : ['sts:AssumeRole', 'sts:TagSession'] },
    ]);
    return isAllowed(sts.as(caller).send(assumeRole(trusting, { Tags })));
  };
const assume = assumeAs([]);
const assumeWithTag = assumeAs([{ Key: 'owner', Value: 'me' }]);

/** Requests that have the key, by key. */
const requestsWith: Readonly<Record<string, readonly Probe[]>> = {
  'aws:CurrentTime': [getItem, asOperator],
  'aws:EpochTime': [getItem, asOperator],
  'aws:PrincipalAccount': [getItem, asOperator],
  'aws:PrincipalArn': [getItem, asOperator],
  'aws:PrincipalTag/': [asTagged],
  'aws:PrincipalType': [getItem, asOperator],
  'aws:userid': [getItem],
  'aws:username': [asOperator],
  'cognito-identity.amazonaws.com:amr': [asPerson],
  'cognito-identity.amazonaws.com:aud': [asPerson],
  'cognito-identity.amazonaws.com:sub': [asPerson],
  'aws:SecureTransport': [getItem, listObjects, invoke, callField],
  's3:delimiter': [listObjects],
  's3:max-keys': [listObjects],
  's3:prefix': [listObjects],
  'dynamodb:Attributes': [getItem, updateItem],
  'dynamodb:LeadingKeys': [getItem, updateItem],
  'dynamodb:ReturnConsumedCapacity': [getItem, updateItem],
  'dynamodb:ReturnValues': [updateItem],
  'dynamodb:Select': [getItem],
  'aws:RequestTag/': [assumeWithTag],
  'aws:TagKeys': [assumeWithTag],
  'sts:RoleSessionName': [assume],
};

describe('every condition key that a policy may name', () => {
  it('is in the list below', () => {
    expect(Object.keys(requestsWith).sort()).toEqual([...suppliedConditionKeys].sort());
  });

  it.each(Object.entries(requestsWith))('is supplied by the endpoints: %s', async (listed, probes) => {
    const key = listed.endsWith('/') ? `${listed}owner` : listed;
    for (const probe of probes) {
      expect([await probe({ Null: { [key]: 'false' } }), await probe({ Null: { [key]: 'true' } })]).toEqual([
        true,
        false,
      ]);
    }
  });

  it.each([
    'aws:SourceArn',
    'aws:SourceAccount',
    'aws:SourceIp',
    'aws:PrincipalOrgID',
    'aws:MultiFactorAuthPresent',
    'dynamodb:EnclosingOperation',
    'dynamodb:FullTableScan',
    's3:x-amz-acl',
    's3:ResourceAccount',
    's3:ExistingObjectTag/a',
    'lambda:FunctionArn',
    'appsync:Visibility',
  ])('is one that the host supplies: %s is refused by name', (key) => {
    const read = (document: object) => () =>
      checkPolicy(
        { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', ...document }] },
        'identity',
      );
    expect(read({ Condition: { StringEquals: { [key]: 'x' } } })).toThrow(PolicyRefused);
    expect(read({ Condition: { StringEquals: { [key]: 'x' } } })).toThrow(`the condition key "${key}"`);
    expect(read({ Resource: `arn:aws:s3:::\${${key}}/*` })).toThrow(PolicyRefused);
  });
});
