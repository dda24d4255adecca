import { describe, expect, it } from 'vitest';
import { UnsupportedProperty, wayOut } from '../template/unsupported-property.ts';
import { trustPolicyFromTemplate } from './trust-policy-from-template.ts';

const caller = 'arn:aws:iam::123456789012:role/caller';
const trusting = {
  Effect: 'Allow',
  Principal: { AWS: caller },
  Action: ['sts:AssumeRole', 'sts:TagSession'],
  Condition: {
    StringLike: { 'aws:RequestTag/owner': 'ap-northeast-1:*', 'sts:RoleSessionName': '${aws:PrincipalTag/team}-*' },
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['owner'] },
    ArnEquals: { 'aws:PrincipalArn': caller },
  },
};
const reading =
  (more: object, Version: unknown = '2012-10-17') =>
  () =>
    trustPolicyFromTemplate({ Version, Statement: [{ ...trusting, ...more }] }, 'Role');

describe('a trust policy for other roles', () => {
  it('is read as it stands', () => {
    expect(reading({})()).toEqual({ Version: '2012-10-17', Statement: [trusting] });
  });

  it.each([
    caller,
    'arn:aws:iam::123456789012:root',
    '123456789012',
    '*',
    'arn:aws:sts::123456789012:assumed-role/caller/job',
    'arn:aws:iam::123456789012:user/operator',
    [caller, '123456789012'],
  ])('may name %j', (AWS) => {
    expect(reading({ Principal: { AWS } })).not.toThrow();
  });

  it.each<[string, object, RegExp]>([
    ['an external id', { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }, /expects conditions on the caller/],
    [
      'transitive tags',
      { Condition: { 'ForAllValues:StringEquals': { 'sts:TransitiveTagKeys': ['x'] } } },
      /expects conditions on the caller/,
    ],
    ['an address', { Condition: { IpAddress: { 'aws:SourceIp': '::1' } } }, /expects conditions on the caller/],
    ['a key of S3', { Condition: { StringEquals: { 's3:prefix': 'a' } } }, /expects conditions on the caller/],
    ['a value of the wrong kind', { Condition: { ArnLike: { 'aws:PrincipalArn': 'x' } } }, /an ARN of six parts/],
    ['an unknown variable', { Condition: { StringLike: { 'sts:RoleSessionName': '${aws:nobody}' } } }, /aws:nobody/],
    ['an unknown operator', { Condition: { StringAlmost: { 'sts:RoleSessionName': 'x' } } }, /"StringAlmost"/],
    ['an empty condition', { Condition: { StringLike: {} } }, /condition keys with their values/],
    ['a half-open principal', { Principal: { AWS: 'arn:aws:iam::*:role/x' } }, /a principal is "\*" or a whole name/],
    ['an id in the place of an ARN', { Principal: { AWS: 'AROAEXAMPLE' } }, /an account or the ARN of a principal/],
    ['a canonical user', { Principal: { CanonicalUser: 'x' } }, /CanonicalUser/],
    ['no principal', { Principal: undefined }, /expects a principal/],
    ['NotPrincipal', { NotPrincipal: '*' }, /NotPrincipal is not emulated/],
    ['a resource', { Resource: '*' }, /Resource is not emulated/],
    ['an action of another service', { Action: 's3:GetObject' }, /an action of sts/],
    ['every action', { Action: '*' }, /an action of sts/],
    [
      'a condition of services beside a role',
      { Condition: { StringEquals: { 'aws:SourceAccount': '1' } } },
      /expects conditions on the caller/,
    ],
    [
      'a condition of roles beside a service',
      { Principal: { AWS: caller, Service: 'lambda.amazonaws.com' } },
      /expects StringEquals on aws:SourceAccount/,
    ],
    ['a condition of roles beside everybody', { Principal: '*' }, /expects conditions on cognito-identity/],
  ])('is refused by name with %s', (_, more, message) => {
    expect(reading(more)).toThrow(UnsupportedProperty);
    expect(reading(more)).toThrow(message);
  });
});

describe('the version of a trust policy', () => {
  it('is the older one where none is given', () => {
    expect(trustPolicyFromTemplate({ Id: 'x', Statement: { ...trusting, Sid: 'y' } }, 'Role').Version).toBe(
      '2008-10-17',
    );
  });

  it('decides whether its variables are looked at', () => {
    const Condition = { StringLike: { 'sts:RoleSessionName': '${aws:nobody}' } };
    expect(reading({ Condition }, '2008-10-17')).not.toThrow();
    expect(reading({ Condition }, '2012-10-17')).toThrow(/aws:nobody/);
    expect(reading({}, '2010-10-17')).toThrow(UnsupportedProperty);
  });
});

describe('a statement of a trust policy', () => {
  const service = { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const federated = {
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
  };
  const aud = { 'cognito-identity.amazonaws.com:aud': 'pool' };
  const ofCaller = { StringEquals: { 'aws:PrincipalTag/team': 'a' } };

  it.each<[string, object]>([
    ['any action of sts', { Action: ['sts:*', 'sts:Assume?ole'] }],
    ['no condition', { Condition: undefined }],
    ['a tag with the name of a service', { Condition: { StringEquals: { 'aws:PrincipalTag/s3:a': 'x' } } }],
    ['everybody without a condition', { Principal: '*', Condition: undefined }],
    ['everybody with a condition that every kind has', { Principal: '*', Condition: { StringEquals: aud } }],
    ['a service without a condition', { ...service, Condition: undefined }],
    ['a service for an account', { ...service, Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } } }],
    ['an identity pool', { ...federated, Condition: { StringEquals: aud } }],
    [
      'a signed-in person',
      {
        ...federated,
        Condition: { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } },
      },
    ],
    ['one identity', { ...federated, Condition: { StringLike: { 'cognito-identity.amazonaws.com:sub': 'r:*' } } }],
  ])('may have %s', (_, more) => {
    expect(reading(more)).not.toThrow();
  });

  it.each<[string, object, RegExp]>([
    ['another effect', { Effect: 'allow' }, /Effect/],
    ['an action with a digit', { Action: 'sts:Assume1' }, /an action of sts/],
    ['an action without a name', { Action: 'sts:' }, /an action of sts/],
    ['an action after another word', { Action: 'not-sts:AssumeRole' }, /an action of sts/],
    ['a text as principal', { Principal: 'AWS' }, /expects a principal/],
    ['an account of 13 digits', { Principal: { AWS: '1234567890123' } }, /an account or the ARN/],
    ['an account of 11 digits', { Principal: { AWS: ['*', '12345678901'] } }, /an account or the ARN/],
    ['an account after a letter', { Principal: { AWS: 'x123456789012' } }, /an account or the ARN/],
    ['an ARN of another service', { Principal: { AWS: 'arn:aws:s3::123456789012:a' } }, /an account or the ARN/],
    ['an ARN of a short account', { Principal: { AWS: 'arn:aws:iam::1:role/x' } }, /an account or the ARN/],
    ['an ARN after another word', { Principal: { AWS: `x${caller}` } }, /an account or the ARN/],
    ['an ARN of nothing', { Principal: { AWS: 'arn:aws:iam::123456789012:' } }, /an account or the ARN/],
    ['a text as condition', { Condition: 'x' }, /expects a structure/],
    ['a text in the place of keys', { Condition: { StringLike: 'x' } }, /condition keys with their values/],
    ['a key of S3 in capitals', { Condition: { StringEquals: { 'S3:prefix': 'a' } } }, /conditions on the caller/],
    ['a key of DynamoDB', { Condition: { StringEquals: { 'dynamodb:Select': 'a' } } }, /conditions on the caller/],
    [
      'one key of S3 among others',
      { Condition: { StringEquals: { 'aws:userid': 'a', 's3:prefix': 'a' } } },
      /conditions on the caller/,
    ],
    ['the pool of a role', { Condition: { StringEquals: { 'a:aud': 'pool' } } }, /conditions on the caller/],
    [
      'a pattern for the account of a service',
      { ...service, Condition: { StringLike: { 'aws:SourceAccount': '1*' } } },
      /StringEquals on aws:SourceAccount/,
    ],
    ['another condition of a service', { ...service, Condition: ofCaller }, /StringEquals on aws:SourceAccount/],
    ['another condition of a pool', { ...federated, Condition: ofCaller }, /conditions on cognito-identity/],
    [
      'the account of a service beside a pool',
      { ...federated, Condition: { StringEquals: { 'aws:SourceAccount': '1' } } },
      /conditions on cognito-identity/,
    ],
    ['an unknown operator beside a pool', { ...federated, Condition: { StringAlmost: aud } }, /"StringAlmost"/],
  ])('is refused by name with %s', (_, more, message) => {
    expect(reading(more)).toThrow(UnsupportedProperty);
    expect(reading(more)).toThrow(message);
  });

  it('is refused with the way out and the cause', () => {
    const error = thrownBy(reading({ Condition: { StringAlmost: { 'aws:userid': 'x' } } }));
    expect(error).toMatchObject({ name: 'UnsupportedProperty', cause: { name: 'PolicyRefused' } });
    expect((error as Error).message).toContain(wayOut);
  });

  it('lets another error pass as it is', () => {
    const fault = new RangeError('not of the policy');
    const Principal = {
      get AWS() {
        throw fault;
      },
    };
    expect(thrownBy(reading({ Principal }))).toBe(fault);
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
