import { describe, expect, it } from 'vitest';
import { aTrustPolicy, identityPoolId, providerName, roleArn } from '../cognito/testing/cognito-under-test.ts';
import type { PolicyStatement } from './policy-document.ts';
import { trustDecision } from './trust-policy.ts';

const caller = {
  aud: identityPoolId,
  amr: ['authenticated', providerName, `${providerName}:CognitoSignIn:sub`],
  sub: 'ap-northeast-1:identity',
};
const elsewhere = { ...caller, aud: 'ap-northeast-1:00000000-0000-4000-8000-00000000000b' };
const guest = { ...caller, amr: ['unauthenticated'] };
const [own] = aTrustPolicy.Statement as readonly [PolicyStatement];
const allows = (who: typeof caller, ...statements: readonly PolicyStatement[]) =>
  trustDecision(roleArn, { Version: '2012-10-17', Statement: statements }, who).allowed;

describe('a trust policy of the template', () => {
  it('accepts only a signed-in user of its own pool', () => {
    expect([allows(caller, own), allows(elsewhere, own), allows(guest, own)]).toEqual([true, false, false]);
  });

  it('would accept users of other pools without aud, and guests without amr', () => {
    const { StringEquals, ...amr } = own.Condition ?? {};
    const { 'ForAnyValue:StringLike': like, ...aud } = own.Condition ?? {};
    expect([StringEquals, like]).not.toContain(undefined);
    expect([allows(elsewhere, { ...own, Condition: amr }), allows(guest, { ...own, Condition: aud })]).toEqual([
      true,
      true,
    ]);
  });
});

describe('any trust policy', () => {
  it('reads variables in the newer language only', () => {
    const key = 'cognito-identity.amazonaws.com:sub';
    const Statement = [{ ...own, Condition: { StringEquals: { [key]: `\${${key}}` } } }];
    const decide = (Version: string | undefined, sub: string) =>
      trustDecision(roleArn, { ...(Version && { Version }), Statement }, { ...caller, sub }).allowed;
    expect([decide('2012-10-17', 'x'), decide('2008-10-17', 'x'), decide(undefined, 'x')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(decide('2008-10-17', `\${${key}}`)).toBe(true);
  });

  it.each<[string, readonly PolicyStatement[], boolean]>([
    ['is empty', [], false],
    ['has another effect', [{ ...own, Effect: 'allow' as 'Allow' }], false],
    ['names nobody', [{ ...own, Principal: null }], false],
    ['names a text', [{ ...own, Principal: 'cognito-identity.amazonaws.com' }], false],
    ['allows a question mark in the action', [{ ...own, Action: 'sts:AssumeRoleWithWebIdentit?' }], true],
    ['allows an action with a variable’s letters', [{ ...own, Action: 'sts:${x' }], false],
    [
      'denies what it cannot compare',
      [
        own,
        {
          ...own,
          Effect: 'Deny',
          Condition: { StringNotEquals: { 'cognito-identity.amazonaws.com:sub': '${aws:username}' } },
        },
      ],
      false,
    ],
    ['has only a deny', [{ ...own, Effect: 'Deny' }], false],
    ['denies after it allows', [own, { ...own, Effect: 'Deny' }], false],
    [
      'denies another person',
      [
        own,
        {
          ...own,
          Effect: 'Deny',
          Condition: { StringEquals: { 'cognito-identity.amazonaws.com:sub': 'ap-northeast-1:other' } },
        },
      ],
      true,
    ],
    ['names another provider', [{ ...own, Principal: { Federated: 'accounts.google.com' } }], false],
    ['names a service', [{ ...own, Principal: { Service: 'cognito-identity.amazonaws.com' } }], false],
    [
      'names it among others',
      [{ ...own, Principal: { Federated: ['accounts.google.com', 'cognito-identity.amazonaws.com'] } }],
      true,
    ],
    ['names everyone', [{ ...own, Principal: '*' }], true],
    ['allows another action', [{ ...own, Action: 'sts:AssumeRole' }], false],
    ['allows it by a wildcard', [{ ...own, Action: ['sts:TagSession', 'sts:AssumeRoleWith*'] }], true],
  ])('gives the right decision when it %s', (_, statements, allowed) => {
    expect(allows(caller, ...statements)).toBe(allowed);
  });
});
