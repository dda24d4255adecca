import { describe, expect, it } from 'vitest';
import { checkPolicy, PolicyRefused } from './check-policy.ts';

const good = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::archive/*' };
const identity =
  (statement: object, version: unknown = '2012-10-17') =>
  () =>
    checkPolicy({ Version: version, Statement: [{ ...good, ...statement }] }, 'identity');

describe('checkPolicy', () => {
  it.each<[string, () => unknown, RegExp]>([
    [
      'an unknown operator',
      identity({ Condition: { StringMatches: { 's3:prefix': 'a' } } }),
      /does not support the condition operator "StringMatches"/,
    ],
    ['BinaryEquals', identity({ Condition: { BinaryEquals: { 's3:prefix': 'YQ==' } } }), /"BinaryEquals"/],
    [
      'a misspelt set prefix',
      identity({ Condition: { 'ForEach:StringLike': { 's3:prefix': 'a' } } }),
      /"ForEach:StringLike"/,
    ],
    ['NullIfExists', identity({ Condition: { NullIfExists: { 's3:prefix': 'true' } } }), /Null accepts no set prefix/],
    [
      'an unknown condition key',
      identity({ Condition: { StringEquals: { 's3:prefixx': 'a' } } }),
      /never supplies the condition key "s3:prefixx"/,
    ],
    [
      'an unknown variable',
      identity({ Resource: 'arn:aws:s3:::archive/${aws:nobody}/*' }),
      /policy variable "\$\{aws:nobody\}"/,
    ],
    [
      'an unknown variable in a condition',
      identity({ Condition: { StringLike: { 's3:prefix': '${www.amazon.com:user_id}' } } }),
      /www.amazon.com:user_id/,
    ],
    ['a variable without its end', identity({ Resource: 'arn:aws:s3:::archive/${aws:userid' }), /does not close/],
    [
      'an invalid number',
      identity({ Condition: { NumericEquals: { 's3:max-keys': 'ten' } } }),
      /compares with a number; got "ten"/,
    ],
    [
      'an invalid boolean',
      identity({ Condition: { Bool: { 'aws:SecureTransport': 'yes' } } }),
      /"true" or "false"; got "yes"/,
    ],
    ['an invalid ARN', identity({ Condition: { ArnLike: { 'aws:PrincipalArn': 'role/x' } } }), /an ARN of six parts/],
    ['an invalid date', identity({ Condition: { DateLessThan: { 'aws:CurrentTime': 'tomorrow' } } }), /ISO 8601/],
    ['an invalid resource', identity({ Resource: 'archive/*' }), /a resource is "\*" or an ARN/],
    ['an intrinsic left over', identity({ Resource: { 'Fn::GetAtt': ['Bucket', 'Arn'] } }), /every intrinsic resolved/],
    ['Action and NotAction', identity({ NotAction: 's3:*' }), /exactly one of Action and NotAction/],
    ['no Action', identity({ Action: undefined }), /exactly one of/],
    ['an action without service', identity({ Action: 'GetObject' }), /service:Action/],
    ['an empty list', identity({ Action: [] }), /list of texts/],
    ['a misspelt effect', identity({ Effect: 'allow' }), /Effect must be Allow or Deny/],
    ['an unknown element', identity({ Conditions: {} }), /element "Conditions"/],
    [
      'NotPrincipal',
      () => checkPolicy({ Statement: [{ ...good, NotPrincipal: '*' }] }, 'resource'),
      /element "NotPrincipal"/,
    ],
    ["a Principal in an identity's policy", identity({ Principal: '*' }), /cannot name a Principal/],
    [
      "no Principal in a resource's policy",
      () => checkPolicy({ Statement: [good] }, 'resource'),
      /must name a Principal/,
    ],
    [
      'a half-open principal',
      () => checkPolicy({ Statement: [{ ...good, Principal: { AWS: 'arn:aws:iam::*:role/x' } }] }, 'resource'),
      /a principal is/,
    ],
    [
      'a canonical user',
      () => checkPolicy({ Statement: [{ ...good, Principal: { CanonicalUser: 'x' } }] }, 'resource'),
      /type CanonicalUser/,
    ],
    [
      'a tag of the principal without a key',
      identity({ Condition: { StringEquals: { 'aws:PrincipalTag/': 'a' } } }),
      /never supplies the condition key "aws:PrincipalTag\/"/,
    ],
    [
      'a tag of the resource',
      identity({ Condition: { StringEquals: { 'aws:ResourceTag/owner': 'a' } } }),
      /never supplies the condition key "aws:ResourceTag\/owner"/,
    ],
    ...(['aws:RequestTag/owner', 'aws:TagKeys', 'sts:RoleSessionName'] as const).flatMap(
      (key): [string, () => unknown, RegExp][] => [
        [`${key} beside another service`, identity({ Condition: { StringEquals: { [key]: 'a' } } }), /condition key/],
        [
          `${key} beside several services`,
          identity({ Action: ['sts:AssumeRole', 's3:GetObject'], Condition: { StringEquals: { [key]: 'a' } } }),
          /condition key/,
        ],
        [
          `${key} beside NotAction`,
          identity({ Action: undefined, NotAction: 'sts:TagSession', Condition: { StringEquals: { [key]: 'a' } } }),
          /condition key/,
        ],
        [
          `\${${key}} in another service’s resource`,
          identity({ Resource: `arn:aws:s3:::a/\${${key}}` }),
          /policy variable/,
        ],
      ],
    ),
    ['an unknown version', identity({}, '2020-01-01'), /Version must be/],
    ['no document', () => checkPolicy(undefined, 'identity'), /must be an object; got nothing/],
  ])('refuses %s', (_, read, message) => {
    expect(read).toThrow(PolicyRefused);
    expect(read).toThrow(message);
  });

  it('takes the keys of STS beside its actions, and tags of the principal everywhere', () => {
    const assume = {
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Resource: 'arn:aws:iam::123456789012:role/${aws:PrincipalTag/team}',
      Condition: {
        StringLike: { 'aws:RequestTag/owner': '${aws:PrincipalTag/region}:*', 'sts:RoleSessionName': 'job-*' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['owner'] },
      },
    };
    expect(identity(assume)).not.toThrow();
    expect(identity({ Resource: 'arn:aws:s3:::archive/${aws:PrincipalTag/owner}/*' })).not.toThrow();
  });

  it('accepts the policies of CDK, including a single statement', () => {
    const enforceTls = {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:*',
      Resource: ['arn:aws:s3:::archive', 'arn:aws:s3:::archive/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    expect(checkPolicy({ Version: '2012-10-17', Statement: enforceTls }, 'resource').Statement).toEqual([enforceTls]);
  });
});
