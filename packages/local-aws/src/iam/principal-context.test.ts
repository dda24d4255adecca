import { expect, it } from 'vitest';
import { principalContext } from './principal-context.ts';

const nowMs = Date.parse('2025-06-15T12:00:00.500Z');
const now = { 'aws:CurrentTime': '2025-06-15T12:00:00.500Z', 'aws:EpochTime': '1749988800' };
const role = {
  kind: 'role-session',
  roleArn: 'arn:aws:iam::123456789012:role/person',
  roleName: 'person',
  roleId: 'AROAPERSON',
  sessionName: 'CognitoIdentityCredentials',
} as const;
const ofRole = {
  ...now,
  'aws:PrincipalArn': role.roleArn,
  'aws:PrincipalAccount': '123456789012',
  'aws:PrincipalType': 'AssumedRole',
  'aws:userid': 'AROAPERSON:CognitoIdentityCredentials',
};

it('the context of a role has its ARN, account, kind and user id, and no identity', () => {
  expect(principalContext(role, nowMs)).toEqual(ofRole);
});

it('the context of a person has the identity, its pool and the kind of sign-in, each under its key', () => {
  const provider = 'cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_Pool';
  const cognito = {
    identityId: 'ap-northeast-1:identity',
    identityPoolId: 'ap-northeast-1:pool',
    authType: 'authenticated',
    authProvider: `"${provider}","${provider}:CognitoSignIn:sub"`,
  } as const;
  expect(principalContext({ ...role, cognito }, nowMs)).toEqual({
    ...ofRole,
    'cognito-identity.amazonaws.com:sub': 'ap-northeast-1:identity',
    'cognito-identity.amazonaws.com:aud': 'ap-northeast-1:pool',
    'cognito-identity.amazonaws.com:amr': ['authenticated', provider, `${provider}:CognitoSignIn:sub`],
  });
});

it('of a role with tags has each of them, a session’s tag in the place of the role’s, whatever the case', () => {
  const tags = { owner: 'me', 'a/b': '' };
  expect(principalContext({ ...role, tags }, nowMs, { Owner: 'everybody', team: 'a' })).toEqual({
    ...ofRole,
    'aws:PrincipalTag/owner': 'me',
    'aws:PrincipalTag/a/b': '',
    'aws:PrincipalTag/team': 'a',
  });
});

it('the context of the operator has a user name', () => {
  expect(principalContext({ kind: 'operator', userArn: 'arn:aws:iam::123456789012:user/operator' }, nowMs)).toEqual({
    ...now,
    'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/operator',
    'aws:PrincipalAccount': '123456789012',
    'aws:PrincipalType': 'User',
    'aws:username': 'operator',
  });
});
