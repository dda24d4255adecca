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
  it.each<[string, readonly PolicyStatement[], boolean]>([
    ['is empty', [], false],
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
