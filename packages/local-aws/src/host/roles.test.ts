import { describe, expect, it } from 'vitest';
import { aPool } from '../cognito/testing/cognito-under-test.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { UnsupportedProperty } from '../template/unsupported-property.ts';
import { checkSchedulePermissions, checkTriggerPermissions } from './invoke-permissions.ts';
import { rolesFromTemplate } from './roles.ts';

const accountId = '123456789012';
const arn = (name: string) => `arn:aws:iam::${accountId}:role/${name}`;
const trust = (statement: object) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' }, ...statement },
  ],
});
const policy = (Action: string) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

function resource(type: string, physicalId: string, properties: object): ResolvedResource {
  return {
    stack: 'Api',
    logicalId: physicalId,
    type,
    physicalId,
    properties: properties as ResolvedResource['properties'],
  };
}
const role = (properties: object = {}) =>
  resource('AWS::IAM::Role', 'worker', { AssumeRolePolicyDocument: trust({}), ...properties });
const attached = (properties: object) =>
  resource('AWS::IAM::Policy', 'policy', { PolicyDocument: policy('s3:GetObject'), Roles: ['worker'], ...properties });
const read = (...resources: ResolvedResource[]) =>
  rolesFromTemplate(resources, ({ physicalId }) => arn(physicalId), accountId);

describe('a role', () => {
  it('has its inline policies and the attached ones, in any order of the resources', () => {
    const roles = read(
      attached({}),
      role({ Policies: [{ PolicyName: 'inline', PolicyDocument: policy('dynamodb:Query') }] }),
    );
    expect(roles.policies(arn('worker')).flatMap(({ Statement }) => Statement.map(({ Action }) => Action))).toEqual([
      'dynamodb:Query',
      's3:GetObject',
    ]);
    expect(roles.policies(arn('nobody'))).toEqual([]);
  });

  it('can be assumed by the service that its trust policy names', () => {
    const session = read(role()).sessionFor('lambda.amazonaws.com', arn('worker'), 'run');
    expect(session).toMatchObject({
      kind: 'role-session',
      roleArn: arn('worker'),
      roleName: 'worker',
      sessionName: 'run',
    });
    expect(session.roleId).toMatch(/^AROA[A-Z0-9]{17}$/);
    expect(() =>
      read(
        role({ AssumeRolePolicyDocument: trust({ Condition: { StringEquals: { 'aws:SourceAccount': accountId } } }) }),
      ).sessionFor('lambda.amazonaws.com', arn('worker'), 'run'),
    ).not.toThrow();
    const one = {
      Statement: trust({
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Principal: { Service: ['a.amazonaws.com', 'lambda.amazonaws.com'] },
      }).Statement[0],
    };
    expect(() =>
      read(role({ AssumeRolePolicyDocument: one })).sessionFor('lambda.amazonaws.com', arn('worker'), 'run'),
    ).not.toThrow();
  });

  it.each<[string, object, string]>([
    [
      'another service',
      trust({ Principal: { Service: 'appsync.amazonaws.com' } }),
      'does not let lambda.amazonaws.com',
    ],
    ['an account', trust({ Principal: { AWS: '*' } }), 'does not let'],
    ['another action', trust({ Action: 'sts:AssumeRoleWithWebIdentity' }), 'does not let'],
    [
      'another account behind the service',
      trust({ Condition: { StringEquals: { 'aws:SourceAccount': '210987654321' } } }),
      'does not let',
    ],
    [
      'a condition that is not emulated',
      trust({ Condition: { ArnLike: { 'aws:SourceArn': '*' } } }),
      'Condition.ArnLike: the local host expects StringEquals on aws:SourceAccount',
    ],
    [
      'a deny',
      { Statement: [...trust({ Effect: 'Deny' }).Statement, ...trust({}).Statement] },
      'a Deny in a trust policy',
    ],
    ['nobody', {}, 'Statement: the local host expects a list, got nothing'],
  ])('cannot be assumed by Lambda when it trusts %s', (_, AssumeRolePolicyDocument, message) => {
    expect(() =>
      read(role({ AssumeRolePolicyDocument })).sessionFor('lambda.amazonaws.com', arn('worker'), 'run'),
    ).toThrow(message);
  });

  it('is known to AssumeRole with its trust policy and its longest session, and has its tags', () => {
    const trusting = trust({ Principal: { AWS: arn('caller') }, Action: ['sts:AssumeRole', 'sts:TagSession'] });
    const roles = read(
      role({
        AssumeRolePolicyDocument: trusting,
        MaxSessionDuration: 7200,
        Tags: [{ Key: 'team', Value: 'a' }],
      }),
    );
    expect(roles.assumable(arn('worker'))).toMatchObject({
      name: 'worker',
      id: roles.roleIdOf(arn('worker')),
      trust: { Version: '2012-10-17', Statement: [{ Principal: { AWS: arn('caller') } }] },
      maxSessionSeconds: 7200,
    });
    expect(roles.tags(arn('worker'))).toEqual({ team: 'a' });
    expect(read(role()).assumable(arn('worker'))?.maxSessionSeconds).toBe(3600);
    expect(read(role()).tags(arn('worker'))).toEqual({});
    expect(roles.assumable(arn('nobody'))).toBeUndefined();
  });

  it.each<[string, ResolvedResource[], string]>([
    ['a session of less than an hour', [role({ MaxSessionDuration: 900 })], 'MaxSessionDuration'],
    ['a session of more than twelve hours', [role({ MaxSessionDuration: 43_201 })], 'MaxSessionDuration'],
    [
      'a trust policy that cannot be evaluated, at once',
      [
        role({
          AssumeRolePolicyDocument: trust({
            Principal: { AWS: arn('caller') },
            Condition: { StringEquals: { 'sts:ExternalId': 'x' } },
          }),
        }),
      ],
      'Condition.StringEquals: the local host expects conditions on the caller',
    ],
    [
      'a managed policy',
      [role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] })],
      'ManagedPolicyArns',
    ],
    ['a boundary', [role({ PermissionsBoundary: 'arn' })], 'PermissionsBoundary'],
    ['a policy of an unknown role', [role(), attached({ Roles: ['nobody'] })], 'the role nobody'],
    ['a policy of users', [role(), attached({ Users: ['me'] })], 'Users'],
  ])('is refused by name with %s', (_, resources, message) => {
    expect(() => read(...resources)).toThrow(message);
  });

  it('is refused with a policy that cannot be evaluated exactly', () => {
    const PolicyDocument = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
      ],
    };
    expect(() => read(role(), attached({ PolicyDocument }))).toThrow(UnsupportedProperty);
    expect(() => read(role(), attached({ PolicyDocument }))).toThrow(
      /Api\/policy \(AWS::IAM::Policy\)\.PolicyDocument: statement 1: .*IpAddress/,
    );
  });
});

describe('a schedule', () => {
  const schedule = { ruleArn: 'arn:rule', everyMs: 1, targetArns: ['arn:sweeper'] };
  const permission = (properties: object) =>
    resource('AWS::Lambda::Permission', 'permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'arn:sweeper',
      Principal: 'events.amazonaws.com',
      SourceArn: 'arn:rule',
      ...properties,
    });

  it('may invoke its target with a permission', () => {
    expect(() => checkSchedulePermissions([schedule], [permission({})])).not.toThrow();
  });

  it.each([
    { FunctionName: 'arn:other' },
    { SourceArn: 'arn:other' },
    { Principal: 's3.amazonaws.com' },
    { Action: 'lambda:GetFunction' },
  ])('is refused when the permission is for another call: %j', (properties) => {
    expect(() => checkSchedulePermissions([schedule], [permission(properties)])).toThrow(
      'The rule arn:rule targets arn:sweeper',
    );
    expect(() => checkSchedulePermissions([schedule], [])).toThrow('no AWS::Lambda::Permission');
  });
});

it('a trigger is refused without a permission for exactly its user pool', () => {
  const pool = { ...aPool, arn: 'arn:pool', preSignUpArn: 'arn:check' };
  const permission = (SourceArn: string) =>
    resource('AWS::Lambda::Permission', 'permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'arn:check',
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn,
    });
  expect(() => checkTriggerPermissions([pool], [permission('arn:pool')])).not.toThrow();
  expect(() =>
    checkTriggerPermissions(
      [aPool].map((one) => ({ ...one, arn: 'arn:pool' })),
      [],
    ),
  ).not.toThrow();
  for (const permissions of [[], [permission('arn:other')]])
    expect(() => checkTriggerPermissions([pool], permissions)).toThrow(
      'The user pool arn:pool has the trigger arn:check',
    );
});
