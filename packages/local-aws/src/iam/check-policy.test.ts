import { describe, expect, it } from 'vitest';
import { checkPolicy, PolicyRefused } from './check-policy.ts';
import { UnknownConditionOperator } from './conditions.ts';
import { PatternMalformed } from './pattern.ts';

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

  it.each([
    ['nothing before the service', ' s3:GetObject'],
    ['a name', 's3:GetObject now'],
    ['a service', ':GetObject'],
    ['an action', 's3:'],
    ['plain letters', 's3:Get_Object'],
  ])('takes an action of %s only: %j', (_, Action) => {
    expect(identity({ Action })).toThrow(`statement 1: an action has the form service:Action; got "${Action}".`);
  });

  it.each(['*', 's3:*', 'cognito-idp:AdminGet?ser'])('takes the action %s', (Action) => {
    expect(identity({ Action })().Statement).toMatchObject([{ Action }]);
  });

  it.each(['yestrue', 'trueish', ''])('takes no truth with more or less in it: %j', (value) => {
    const Condition = { Bool: { 'aws:SecureTransport': value } };
    expect(identity({ Condition })).toThrow(
      `Bool on aws:SecureTransport compares with "true" or "false"; got "${value}"`,
    );
  });

  it.each<[string, object]>([
    ['a truth as JSON has it', { Bool: { 'aws:SecureTransport': true } }],
    ['a truth in other letters', { Bool: { 'aws:SecureTransport': 'TRUE' } }],
    ['Null', { Null: { 's3:prefix': 'true' } }],
    ['several values', { StringLike: { 's3:prefix': ['a', '${aws:userid}/*'] } }],
    ['a set prefix', { 'ForAllValues:StringLikeIfExists': { 's3:prefix': 'a' } }],
  ])('takes a condition with %s', (_, Condition) => {
    expect(identity({ Condition })().Statement).toMatchObject([{ Condition }]);
  });

  it('checks every statement, action, resource, key and value, and says where', () => {
    const twice = (second: object) => () =>
      checkPolicy({ Version: '2012-10-17', Statement: [good, { ...good, ...second }] }, 'identity');
    for (const [second, message] of [
      [{ Effect: undefined }, 'statement 2: Effect must be Allow or Deny; got nothing.'],
      [{ Action: ['s3:GetObject', 'nothing'] }, 'statement 2: an action has the form service:Action; got "nothing".'],
      [{ Action: ['s3:GetObject', 5] }, 'statement 2: Action must be a text or a list of texts'],
      [{ NotResource: '*' }, 'statement 2: exactly one of Resource and NotResource is needed.'],
      [{ Resource: ['*', 'archive'] }, 'statement 2: a resource is "*" or an ARN of six parts; got "archive".'],
      [{ Resource: '*${' }, /^statement 2: "\*\$\{" opens a policy variable that it does not close\.$/],
      [{ Resource: '${aws:nobody}' }, /^statement 2: this host never supplies the policy variable/],
      [{ Condition: 'x' }, 'statement 2: Condition must be an object; got "x".'],
      [{ Condition: { Bool: 'x' } }, 'statement 2: Bool must be an object; got "x".'],
      [{ Condition: { Strange: {} } }, /^statement 2: This host does not support the condition operator "Strange"\.$/],
      [
        { Condition: { Null: { 's3:prefix': 'maybe' } } },
        'Null on s3:prefix compares with "true" or "false"; got "maybe"',
      ],
      [{ Condition: { StringEquals: { 's3:prefix': ['a', '${'] } } }, 'does not close'],
      [{ Condition: { Bool: { 'aws:SecureTransport': ['true', 'x'] } } }, 'got "x"'],
    ] as const)
      expect(twice(second), JSON.stringify(second)).toThrow(message);
  });

  it('keeps the cause of what it refuses', () => {
    const causeOf = (read: () => unknown) => {
      try {
        return read();
      } catch (error) {
        return (error as Error).cause;
      }
    };
    expect(causeOf(identity({ Resource: '${' }))).toBeInstanceOf(PatternMalformed);
    expect(causeOf(identity({ Condition: { Strange: {} } }))).toBeInstanceOf(UnknownConditionOperator);
  });

  it('reads variables only where texts are compared', () => {
    const Condition = { NumericEquals: { 's3:max-keys': '${' } };
    expect(identity({ Condition })).toThrow('NumericEquals on s3:max-keys compares with a number; got "${".');
    expect(identity({ Condition: { ArnLike: { 'aws:PrincipalArn': '${' } } })).toThrow(
      /^statement 1: .* does not close/,
    );
  });

  it('leaves variables alone in the older language, which has none', () => {
    for (const Version of [undefined, '2008-10-17']) {
      const older = checkPolicy(
        { ...(Version && { Version }), Statement: [{ ...good, Resource: 'arn:aws:s3:::${x' }] },
        'identity',
      );
      expect(older).toStrictEqual({
        ...(Version && { Version }),
        Statement: [{ ...good, Resource: 'arn:aws:s3:::${x' }],
      });
    }
  });

  it('takes everybody, whole names, services and federated providers as principals', () => {
    for (const Principal of [
      '*',
      { AWS: '*' },
      { AWS: ['arn:aws:iam::123456789012:role/x', '*'] },
      { Service: 'lambda.amazonaws.com', Federated: 'cognito-identity.amazonaws.com' },
    ])
      expect(checkPolicy({ Statement: { ...good, Principal } }, 'resource').Statement).toMatchObject([{ Principal }]);
    for (const AWS of ['arn:aws:iam::1:role/a?', 'a*'])
      expect(() => checkPolicy({ Statement: { ...good, Principal: { AWS } } }, 'resource')).toThrow(
        `statement 1: a principal is "*" or a whole name; got "${AWS}".`,
      );
    for (const Principal of ['somebody', { AWS: [] }, { AWS: 5 }])
      expect(() => checkPolicy({ Statement: { ...good, Principal } }, 'resource')).toThrow(/^statement 1: Principal/);
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
