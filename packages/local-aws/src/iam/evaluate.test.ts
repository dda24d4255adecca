import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPolicy } from './check-policy.ts';
import type { ConditionContext } from './condition-context.ts';
import { evaluate } from './evaluate.ts';
import type { PolicyDocument } from './policy-document.ts';
import type { Principal, RoleSession } from './principal.ts';
import { principalContext } from './principal-context.ts';

const account = '123456789012';
const sub = 'ap-northeast-1:11111111-2222-3333-4444-555555555555';
const person: RoleSession = {
  kind: 'role-session',
  roleArn: `arn:aws:iam::${account}:role/person`,
  roleName: 'person',
  roleId: 'AROAPERSONPERSONPERSO',
  sessionName: 'CognitoIdentityCredentials',
  cognito: {
    identityId: sub,
    identityPoolId: 'ap-northeast-1:pool',
    authType: 'authenticated',
    authProvider: '"cognito-idp.x/POOL","cognito-idp.x/POOL:CognitoSignIn:s"',
  },
};
const operator: Principal = { kind: 'operator', userArn: `arn:aws:iam::${account}:user/operator` };

interface Given {
  readonly identity?: readonly object[];
  readonly resource?: readonly object[];
  readonly action?: string;
  readonly on?: string;
  readonly context?: ConditionContext;
  readonly principal?: Principal;
  readonly version?: string;
}

function decide(given: Given) {
  const { principal = person, version = '2012-10-17' } = given;
  const policy = (statements: readonly object[], kind: 'identity' | 'resource'): PolicyDocument =>
    checkPolicy({ Version: version, Statement: statements }, kind);
  return evaluate({
    principal,
    action: given.action ?? 's3:GetObject',
    resource: given.on ?? 'arn:aws:s3:::archive/a/b',
    context: { ...given.context, ...principalContext(principal, Date.parse('2025-06-15T12:00:00Z')) },
    identityPolicies: principal.kind === 'operator' ? 'everything' : [policy(given.identity ?? [], 'identity')],
    ...(given.resource === undefined ? {} : { resourcePolicy: policy(given.resource, 'resource') }),
  });
}

const allowed = (given: Given) => decide(given).allowed;
const allow = (more: object = {}) => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::archive/*',
  ...more,
});
const deny = (more: object = {}) => ({ ...allow(more), Effect: 'Deny' });
const everyone = { Principal: { AWS: '*' } };

describe('actions and resources', () => {
  it.each([
    ['the action', allow(), true],
    ['the action in another case', allow({ Action: 'S3:getobject' }), true],
    ['another action', allow({ Action: 's3:PutObject' }), false],
    ['a wildcard', allow({ Action: 's3:Get*' }), true],
    ['a wildcard too short', allow({ Action: 's3:Get?' }), false],
    ['everything', allow({ Action: '*', Resource: '*' }), true],
    ['one of a list', allow({ Action: ['s3:PutObject', 's3:GetObject'] }), true],
    ['NotAction of another', { Effect: 'Allow', NotAction: 's3:Put*', Resource: '*' }, true],
    ['NotAction of a list', { Effect: 'Allow', NotAction: ['s3:Put*', 's3:Get*'], Resource: '*' }, false],
    ['one resource of a list', allow({ Resource: ['arn:aws:s3:::other/*', 'arn:aws:s3:::archive/*'] }), true],
    [
      'NotResource of a list',
      { Effect: 'Allow', Action: '*', NotResource: ['arn:aws:s3:::other/*', 'arn:aws:s3:::archive/*'] },
      false,
    ],
    ['NotAction of this', { Effect: 'Allow', NotAction: 's3:Get*', Resource: '*' }, false],
    ['NotResource of another', { Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::other/*' }, true],
    ['NotResource of this', { Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::archive/*' }, false],
    ['the exact object', allow({ Resource: 'arn:aws:s3:::archive/a/b' }), true],
    ['a shorter key', allow({ Resource: 'arn:aws:s3:::archive/a' }), false],
    ['another case of the resource', allow({ Resource: 'arn:aws:s3:::ARCHIVE/*' }), false],
    ['a question mark', allow({ Resource: 'arn:aws:s3:::archive/?/b' }), true],
    ['a wildcard over the colons', allow({ Resource: 'arn:aws:*:archive/*::' }), false],
  ])('%s', (_, statement, expected) => {
    expect(allowed({ identity: [statement] })).toBe(expected);
  });

  it('compares an ARN part by part', () => {
    const worker = `arn:aws:lambda:ap-northeast-1:${account}:function:fn:worker`;
    const invoke = (Resource: string) =>
      allowed({
        identity: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource }],
        action: 'lambda:InvokeFunction',
        on: worker,
      });
    expect(['arn:aws:lambda:*:*:function:fn:*', 'arn:aws:lambda:*:fn:worker', 'arn:aws:*:*:*:*'].map(invoke)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('name the caller, the action, the resource and the reason in a refusal', () => {
    expect(decide({})).toEqual({
      allowed: false,
      reason: `User: arn:aws:sts::${account}:assumed-role/person/CognitoIdentityCredentials is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::archive/a/b" because no policy allows the s3:GetObject action`,
    });
    expect(decide({ identity: [allow(), deny()] })).toMatchObject({
      reason: expect.stringContaining('with an explicit deny in an identity-based policy') as string,
    });
  });
});

describe('policy variables', () => {
  const own = allow({ Resource: 'arn:aws:s3:::archive/cognito/${cognito-identity.amazonaws.com:sub}/*' });
  it.each([
    [`arn:aws:s3:::archive/cognito/${sub}/x`, true],
    ['arn:aws:s3:::archive/cognito/ap-northeast-1:other/x', false],
    ['arn:aws:s3:::archive/cognito//x', false],
    [`arn:aws:s3:::archive/cognito/${sub}x/x`, false],
  ])('%s is %s', (on, expected) => {
    expect(allowed({ identity: [own], on })).toBe(expected);
  });

  it('stand for a tag of the principal; without that tag, nothing matches', () => {
    const worker: Principal = { ...person, sessionName: 'job' };
    const ofTag = allow({ Resource: 'arn:aws:s3:::archive/${aws:PrincipalTag/Owner}/*' });
    const reads = (key: string, tags?: Readonly<Record<string, string>>) =>
      allowed({
        identity: [ofTag],
        on: `arn:aws:s3:::archive/${key}`,
        principal: { ...worker, ...(tags === undefined ? {} : { tags }) },
      });
    expect([
      reads('me/x', { owner: 'me' }),
      reads('you/x', { owner: 'me' }),
      reads('you/x', { owner: '*' }),
      reads('me/x', { owners: 'me' }),
      reads('me/x', { owner: '' }),
      reads('me/x'),
      reads('/x'),
    ]).toEqual([true, false, false, false, false, false, false]);
  });

  it('match nothing when the caller has no such value', () => {
    const worker: Principal = {
      kind: 'role-session',
      roleArn: person.roleArn,
      roleName: 'person',
      roleId: person.roleId,
      sessionName: 'worker',
    };
    expect(allowed({ identity: [own], on: 'arn:aws:s3:::archive/cognito//x', principal: worker })).toBe(false);
    expect(
      allowed({
        identity: [allow({ Resource: "arn:aws:s3:::archive/${aws:username, 'nobody'}" })],
        on: 'arn:aws:s3:::archive/nobody',
      }),
    ).toBe(true);
  });

  it('refuse in a negated condition when they have no value, for an Allow and for a Deny', () => {
    const Condition = { StringNotEquals: { 's3:prefix': '${aws:username}' } };
    expect(allowed({ identity: [allow({ Condition })], context: { 's3:prefix': 'a' } })).toBe(false);
    expect(allowed({ identity: [allow(), deny({ Condition })], context: { 's3:prefix': 'a' } })).toBe(false);
  });

  it('match nothing when the caller has several values', () => {
    expect(
      allowed({
        identity: [allow({ Resource: 'arn:aws:s3:::archive/${cognito-identity.amazonaws.com:amr}' })],
        on: 'arn:aws:s3:::archive/authenticated',
      }),
    ).toBe(false);
  });

  it('are plain text in the older version of the policy language', () => {
    expect(allowed({ identity: [own], on: `arn:aws:s3:::archive/cognito/${sub}/x`, version: '2008-10-17' })).toBe(
      false,
    );
  });

  it('never treat a value as a wildcard', () => {
    const star: Principal = { ...person, sessionName: '*' };
    const byUser = allow({ Resource: 'arn:aws:s3:::archive/${aws:userid}' });
    expect(allowed({ identity: [byUser], principal: star, on: `arn:aws:s3:::archive/${person.roleId}:anything` })).toBe(
      false,
    );
    expect(allowed({ identity: [byUser], principal: star, on: `arn:aws:s3:::archive/${person.roleId}:*` })).toBe(true);
    expect(
      allowed({ identity: [allow({ Resource: 'arn:aws:s3:::archive/${*}' })], on: 'arn:aws:s3:::archive/x' }),
    ).toBe(false);
  });
});

describe('conditions', () => {
  it.each<[string, object, ConditionContext, boolean]>([
    ['StringEquals', { StringEquals: { 's3:prefix': 'a' } }, { 's3:prefix': 'a' }, true],
    ['StringEquals of any of several', { StringEquals: { 's3:prefix': ['b', 'a'] } }, { 's3:prefix': 'a' }, true],
    ['StringEquals and letters', { StringEquals: { 's3:prefix': 'A' } }, { 's3:prefix': 'a' }, false],
    ['StringEquals with a wildcard', { StringEquals: { 's3:prefix': 'a*' } }, { 's3:prefix': 'ab' }, false],
    ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { 's3:prefix': 'A' } }, { 's3:prefix': 'a' }, true],
    ['a key in another case', { StringEquals: { 'S3:PREFIX': 'a' } }, { 's3:prefix': 'a' }, true],
    ['a missing key', { StringEquals: { 's3:prefix': 'a' } }, {}, false],
    ['a missing key, IfExists', { StringEqualsIfExists: { 's3:prefix': 'a' } }, {}, true],
    ['a wrong key, IfExists', { StringEqualsIfExists: { 's3:prefix': 'a' } }, { 's3:prefix': 'b' }, false],
    ['StringNotEquals', { StringNotEquals: { 's3:prefix': ['a', 'b'] } }, { 's3:prefix': 'c' }, true],
    [
      'StringNotEquals of one of several',
      { StringNotEquals: { 's3:prefix': ['a', 'b'] } },
      { 's3:prefix': 'b' },
      false,
    ],
    ['StringNotEquals of a missing key', { StringNotEquals: { 's3:prefix': 'a' } }, {}, true],
    ['StringLike', { StringLike: { 's3:prefix': 'a/*/c?' } }, { 's3:prefix': 'a/b/b/cd' }, true],
    ['StringNotLike', { StringNotLike: { 's3:prefix': 'a*' } }, { 's3:prefix': 'ab' }, false],
    [
      'StringLike with a variable',
      { StringLike: { 's3:prefix': '${cognito-identity.amazonaws.com:sub}/*' } },
      { 's3:prefix': `${sub}/x` },
      true,
    ],
    ['ArnLike', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/per*' } }, {}, true],
    ['ArnEquals with a wildcard', { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/*` } }, {}, true],
    ['ArnNotLike', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }, {}, false],
    ['Bool', { Bool: { 'aws:SecureTransport': 'true' } }, { 'aws:SecureTransport': 'true' }, true],
    ['Bool with a boolean', { Bool: { 'aws:SecureTransport': true } }, { 'aws:SecureTransport': 'true' }, true],
    ['Bool, false', { Bool: { 'aws:SecureTransport': 'false' } }, { 'aws:SecureTransport': 'true' }, false],
    ['Null: must be absent', { Null: { 's3:prefix': 'true' } }, {}, true],
    ['Null: must be present', { Null: { 's3:prefix': 'false' } }, {}, false],
    ['NumericLessThanEquals', { NumericLessThanEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': '10' }, true],
    ['NumericGreaterThan', { NumericGreaterThan: { 's3:max-keys': 10 } }, { 's3:max-keys': '9' }, false],
    ['Numeric of a text', { NumericEquals: { 's3:max-keys': '10' } }, { 's3:max-keys': 'ten' }, false],
    ['DateLessThan', { DateLessThan: { 'aws:CurrentTime': '2025-06-15T12:00:01Z' } }, {}, true],
    ['DateGreaterThan in epoch seconds', { DateGreaterThan: { 'aws:EpochTime': '1' } }, {}, true],
    [
      'ForAnyValue',
      { 'ForAnyValue:StringEquals': { 'dynamodb:Attributes': ['a', 'b'] } },
      { 'dynamodb:Attributes': ['x', 'b'] },
      true,
    ],
    ['ForAnyValue of none', { 'ForAnyValue:StringEquals': { 'dynamodb:Attributes': ['a'] } }, {}, false],
    [
      'ForAllValues',
      { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a', 'b'] } },
      { 'dynamodb:LeadingKeys': ['a', 'b', 'a'] },
      true,
    ],
    [
      'ForAllValues with one too many',
      { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a', 'b'] } },
      { 'dynamodb:LeadingKeys': ['a', 'c'] },
      false,
    ],
    ['ForAllValues of none', { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a'] } }, {}, true],
    [
      'ForAnyValue, negated',
      { 'ForAnyValue:StringNotEquals': { 'dynamodb:LeadingKeys': 'a' } },
      { 'dynamodb:LeadingKeys': ['a', 'b'] },
      true,
    ],
    ['ForAnyValue, negated, of none', { 'ForAnyValue:StringNotEquals': { 'dynamodb:LeadingKeys': 'a' } }, {}, false],
    [
      'ForAllValues, negated',
      { 'ForAllValues:StringNotEquals': { 'dynamodb:LeadingKeys': 'a' } },
      { 'dynamodb:LeadingKeys': ['a', 'b'] },
      false,
    ],
    [
      'several values, negated, without a set prefix',
      { StringNotEquals: { 'dynamodb:LeadingKeys': 'a' } },
      { 'dynamodb:LeadingKeys': ['a', 'b'] },
      false,
    ],
    [
      'an empty list, which is a missing key',
      { Null: { 'dynamodb:LeadingKeys': 'true' } },
      { 'dynamodb:LeadingKeys': [] },
      true,
    ],
    ['Null: present, as it must be', { Null: { 's3:prefix': 'false' } }, { 's3:prefix': 'a' }, true],
    ['Null: present, and must be absent', { Null: { 's3:prefix': 'true' } }, { 's3:prefix': 'a' }, false],
    [
      'two keys, one false',
      { StringEquals: { 's3:prefix': 'a', 's3:delimiter': '/' } },
      { 's3:prefix': 'a', 's3:delimiter': '-' },
      false,
    ],
    [
      'the amr of a signed-in person',
      { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } },
      {},
      true,
    ],
    [
      'two operators, one false',
      { StringEquals: { 's3:prefix': 'a' }, Bool: { 'aws:SecureTransport': 'false' } },
      { 's3:prefix': 'a', 'aws:SecureTransport': 'true' },
      false,
    ],
  ])('%s', (_, Condition, context, expected) => {
    expect(allowed({ identity: [allow({ Condition })], context })).toBe(expected);
  });

  it('compares addresses with blocks', () => {
    const statement = {
      Effect: 'Allow' as const,
      Action: 's3:*',
      Resource: '*',
      Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '::1'] } },
    };
    const at = (ip: string) =>
      evaluate({
        principal: person,
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::a/b',
        context: { 'aws:SourceIp': ip },
        identityPolicies: [{ Version: '2012-10-17', Statement: [statement] }],
      }).allowed;
    expect(['10.9.8.7', '::1', '11.0.0.1', 'nonsense'].map(at)).toEqual([true, true, false, false]);
  });
});

describe("a resource's own policy", () => {
  it.each<[string, readonly object[], Principal, boolean]>([
    ['allows the role', [allow({ Principal: { AWS: `arn:aws:iam::${account}:role/person` } })], person, true],
    [
      'allows the session',
      [allow({ Principal: { AWS: [`arn:aws:sts::${account}:assumed-role/person/CognitoIdentityCredentials`] } })],
      person,
      true,
    ],
    ['allows another role', [allow({ Principal: { AWS: `arn:aws:iam::${account}:role/other` } })], person, false],
    [
      'allows the account, which only delegates',
      [allow({ Principal: { AWS: `arn:aws:iam::${account}:root` } })],
      person,
      false,
    ],
    ['allows a service', [allow({ Principal: { Service: 'cloudfront.amazonaws.com' } })], person, false],
    ['denies the account', [deny({ Principal: { AWS: account } })], operator, false],
    [
      'denies plain HTTP, and this is not',
      [deny({ ...everyone, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
      operator,
      true,
    ],
    ['denies the operator', [deny({ Principal: { AWS: `arn:aws:iam::${account}:user/operator` } })], operator, false],
    ['denies the account by its root', [deny({ Principal: { AWS: `arn:aws:iam::${account}:root` } })], operator, false],
    ['denies another account', [deny({ Principal: { AWS: 'arn:aws:iam::999999999999:root' } })], operator, true],
    ['denies everyone', [deny({ Principal: '*' })], operator, false],
    ['denies everyone, as a list', [deny({ Principal: { AWS: ['*'] } })], operator, false],
    ['allows everyone', [allow({ Principal: '*' })], person, true],
    ['allows everyone, as a list', [allow(everyone)], person, true],
    ['has no statement for the operator', [], operator, true],
  ])('%s', (_, resource, principal, expected) => {
    expect(allowed({ resource, principal, context: { 'aws:SecureTransport': 'true' } })).toBe(expected);
  });
});

describe('laws', () => {
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.constantFrom('s3:GetObject', 's3:*', '*', 's3:PutObject'),
    Resource: fc.constantFrom('*', 'arn:aws:s3:::archive/*', 'arn:aws:s3:::archive/a/b', 'arn:aws:s3:::other/*'),
    Condition: fc.constantFrom(
      {},
      { StringEquals: { 's3:prefix': 'a' } },
      { StringNotEquals: { 's3:prefix': 'a' } },
      { Null: { 's3:prefix': 'true' } },
    ),
  });
  const statements = fc.array(statement, { maxLength: 6 });
  const context = fc.constantFrom<ConditionContext>({}, { 's3:prefix': 'a' }, { 's3:prefix': 'b' });
  const settings = { seed: 20250615, numRuns: 300 };

  it('an added deny never allows, and an added allow never denies', () => {
    fc.assert(
      fc.property(statements, statement, context, (identity, one, requestContext) => {
        const before = allowed({ identity, context: requestContext });
        const after = allowed({ identity: [...identity, one], context: requestContext });
        expect(one.Effect === 'Deny' ? after && !before : before && !after).toBe(false);
      }),
      settings,
    );
  });

  it('a deny of everything wins at any position', () => {
    fc.assert(
      fc.property(statements, fc.nat(6), (identity, place) => {
        expect(
          allowed({
            identity: identity.toSpliced(place, 0, { Effect: 'Deny', Action: '*', Resource: '*', Condition: {} }),
          }),
        ).toBe(false);
      }),
      settings,
    );
  });

  it('the order of statements does not matter', () => {
    fc.assert(
      fc.property(statements, context, (identity, requestContext) => {
        expect(allowed({ identity: identity.toReversed(), context: requestContext })).toBe(
          allowed({ identity, context: requestContext }),
        );
      }),
      settings,
    );
  });

  it('nothing is allowed without a statement', () => {
    fc.assert(
      fc.property(statements, (identity) => {
        expect(allowed({ identity: identity.filter(({ Effect }) => Effect === 'Deny') })).toBe(false);
      }),
      settings,
    );
  });
});
