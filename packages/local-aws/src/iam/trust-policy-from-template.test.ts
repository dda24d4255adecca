import { describe, expect, it } from 'vitest';
import { UnsupportedProperty } from '../template/unsupported-property.ts';
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
