import { apiFromTemplate } from 'local-aws/appsync/template/api-from-template.ts';
import { identityPoolFromTemplate } from 'local-aws/cognito/identity-pools/settings.ts';
import { userPoolClientFromTemplate } from 'local-aws/cognito/user-pools/client-settings.ts';
import { userPoolFromTemplate } from 'local-aws/cognito/user-pools/settings.ts';
import { tableFromTemplate } from 'local-aws/dynamodb/settings.ts';
import { checkSchedulePermissions } from 'local-aws/host/invoke-permissions.ts';
import { rolesFromTemplate } from 'local-aws/host/roles.ts';
import { scheduleFromTemplate } from 'local-aws/lambda/schedules.ts';
import { eventSettingsFromTemplate, functionFromTemplate } from 'local-aws/lambda/settings.ts';
import { bucketPolicy } from 'local-aws/s3/bucket-policy.ts';
import { bucketFromTemplate } from 'local-aws/s3/settings.ts';
import type { ResolvedResource } from 'local-aws/template/resolved-resource.ts';
import { checkSupported } from 'local-aws/template/support.ts';
import { expect, it } from 'vitest';
import { startupErrorMessage } from './startup-error.ts';

const physicalId = 'ap-northeast-1_AbCdEf123';
const attachment: ResolvedResource = {
  stack: 'Data',
  logicalId: 'Attached',
  type: 'AWS::Cognito::IdentityPoolRoleAttachment',
  physicalId: 'a',
  properties: {},
};

/** Every part of the host that reads a resource of the template. */
const readers: Readonly<Record<string, (resource: ResolvedResource) => unknown>> = {
  'AWS::AppSync::GraphQLApi': (api) =>
    apiFromTemplate([
      api,
      {
        ...api,
        logicalId: 'Schema',
        type: 'AWS::AppSync::GraphQLSchema',
        properties: { ApiId: physicalId, Definition: 'type Query { a: ID }' },
      },
    ]),
  'AWS::Cognito::IdentityPool': (pool) => identityPoolFromTemplate(pool, attachment),
  'AWS::Cognito::UserPool': userPoolFromTemplate,
  'AWS::Cognito::UserPoolClient': userPoolClientFromTemplate,
  'AWS::DynamoDB::Table': tableFromTemplate,
  'AWS::Events::Rule': (rule) => scheduleFromTemplate(rule, 'arn'),
  'AWS::IAM::Policy': (policy) => rolesFromTemplate([policy], () => 'arn', '1'),
  'AWS::IAM::Role': (role) => rolesFromTemplate([role], () => 'arn', '1'),
  'AWS::Lambda::EventInvokeConfig': eventSettingsFromTemplate,
  'AWS::Lambda::Function': (resource) => functionFromTemplate(resource, 'arn', () => '/'),
  'AWS::Lambda::Permission': (permission) => checkSchedulePermissions([], [permission]),
  'AWS::S3::Bucket': (bucket) => bucketFromTemplate(bucket),
  'AWS::S3::BucketPolicy': (policy) => bucketPolicy(policy, [policy]),
  'AWS::SQS::Queue': (resource) => checkSupported([resource]),
};

function failureOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Expected it to throw.');
}

it.each(Object.entries(readers))(
  'a template that the host does not support is refused in a sentence with the place: %s',
  (type, read) => {
    const failure = failureOf(() =>
      read({ stack: 'Data', logicalId: 'Thing', type, physicalId, properties: { Telepathy: true } }),
    );
    expect(startupErrorMessage(failure)).toMatch(
      new RegExp(`^Data/Thing .*${type}.*(Telepathy is not emulated|not emulate).*add support to local-aws\\.$`),
    );
  },
);

it('what is the host’s own fault keeps its stack trace', () => {
  expect(startupErrorMessage(new Error('broken'))).toBeUndefined();
  expect(startupErrorMessage('broken')).toBeUndefined();
});
