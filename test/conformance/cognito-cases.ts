import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  CognitoIdentityProviderClient,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { Amplify } from 'aws-amplify';
import { fetchAuthSession, signIn, signOut } from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { sharedInMemoryStorage } from 'aws-amplify/utils';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { expect } from 'vitest';
import type { Case } from './case.ts';
import { errorOf } from './sdk-clients.ts';
import type { Target } from './target.ts';

/** Requests to the two services are unsigned, because the person has no credentials yet. */
const unsigned = {
  credentials: { accessKeyId: '', secretAccessKey: '' },
  signer: { sign: <Request>(request: Request) => Promise.resolve(request) },
  maxAttempts: 1,
};
const userPoolOf = (target: Target) =>
  new CognitoIdentityProviderClient({ ...target.clientOf('cognito-idp'), ...unsigned });
const identityPoolOf = (target: Target) =>
  new CognitoIdentityClient({ ...target.clientOf('cognito-identity'), ...unsigned });
const providerOf = ({ region, userPool }: Target) => `cognito-idp.${region}.amazonaws.com/${userPool.id}`;

export const cognitoCases: readonly Case[] = [
  {
    clause: 'tokens are RS256, verify against the pool’s JWKS, and name their issuer and audience',
    source: 'documented',
    async holds({ target, idToken, accessToken }) {
      const keys = createRemoteJWKSet(new URL(target.userPool.jwksUrl));
      const issuer = `https://${providerOf(target)}`;
      const id = await jwtVerify(idToken, keys, { issuer, audience: target.userPool.clientId, algorithms: ['RS256'] });
      expect(id.payload).toMatchObject({
        token_use: 'id',
        email: target.user.email,
        email_verified: true,
        'cognito:username': id.payload.sub,
      });
      const access = await jwtVerify(accessToken, keys, { issuer, algorithms: ['RS256'] });
      expect(access.payload).toMatchObject({
        token_use: 'access',
        client_id: target.userPool.clientId,
        sub: id.payload.sub,
        username: id.payload.sub,
        scope: 'aws.cognito.signin.user.admin',
      });
      expect((access.payload.exp ?? 0) - (access.payload.iat ?? 0)).toBe(15 * 60);
    },
  },
  {
    clause: 'the access token is valid for GetUser, and the ID token or an altered token is not',
    source: 'documented',
    async holds({ target, accessToken, idToken }) {
      const client = userPoolOf(target);
      const { Username, UserAttributes } = await client.send(new GetUserCommand({ AccessToken: accessToken }));
      expect([Username, UserAttributes?.find(({ Name }) => Name === 'email')?.Value]).toEqual([
        decodeJwt(accessToken).sub,
        target.user.email,
      ]);
      expect(await errorOf(client.send(new GetUserCommand({ AccessToken: idToken })))).toBe('NotAuthorizedException');
      expect(await errorOf(client.send(new GetUserCommand({ AccessToken: `${accessToken.slice(0, -4)}AAAA` })))).toBe(
        'NotAuthorizedException',
      );
    },
  },
  {
    clause: 'a wrong password and an unknown person cause the same error: Incorrect username or password.',
    source: 'documented',
    async holds({ target }) {
      Amplify.configure(target.amplify);
      for (const username of [target.user.email, 'nobody-of-that-name@example.com']) {
        await signOut();
        await expect(signIn({ username, password: 'Not-the-password-1' })).rejects.toMatchObject({
          name: 'NotAuthorizedException',
          message: 'Incorrect username or password.',
        });
      }
    },
  },
  {
    clause: 'Amplify signs in with SRP and refreshes its tokens',
    source: 'client',
    async holds({ target }) {
      Amplify.configure(target.amplify);
      await signOut();
      expect((await signIn({ username: target.user.email, password: target.user.password })).isSignedIn).toBe(true);
      const first = await fetchAuthSession();
      const second = await fetchAuthSession({ forceRefresh: true });
      expect(second.identityId).toBe(first.identityId);
      expect(second.tokens?.accessToken.payload['jti']).not.toBe(first.tokens?.accessToken.payload['jti']);
      await signOut();
    },
  },
  {
    clause: 'flows that the client does not have are refused: USER_PASSWORD_AUTH is InvalidParameterException',
    source: 'documented',
    async holds({ target }) {
      const call = userPoolOf(target).send(
        new InitiateAuthCommand({
          ClientId: target.userPool.clientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: target.user.email, PASSWORD: target.user.password },
        }),
      );
      await expect(call).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: expect.stringContaining('USER_PASSWORD_AUTH') as string,
      });
    },
  },
  {
    clause:
      'refresh rotates: GetTokensFromRefreshToken returns another refresh token, and REFRESH_TOKEN_AUTH is not allowed',
    source: 'documented',
    async holds({ target }) {
      Amplify.configure(target.amplify);
      await signOut();
      const { storage, stored } = rememberingStorage();
      cognitoUserPoolsTokenProvider.setKeyValueStorage(storage);
      await signIn({ username: target.user.email, password: target.user.password });
      const [first] = stored();
      await fetchAuthSession({ forceRefresh: true });
      const [second] = stored();
      expect(first).toBeTruthy();
      expect(second).toBeTruthy();
      expect(second).not.toBe(first);
      const call = userPoolOf(target).send(
        new InitiateAuthCommand({
          ClientId: target.userPool.clientId,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: second ?? '' },
        }),
      );
      expect(await errorOf(call)).toBe('InvalidParameterException');
      await signOut();
      cognitoUserPoolsTokenProvider.setKeyValueStorage(sharedInMemoryStorage);
    },
  },
  {
    clause:
      'a weak password and an invalid address are refused at sign-up; an invalid refresh token is NotAuthorizedException',
    source: 'documented',
    async holds({ target }) {
      const client = userPoolOf(target);
      const ClientId = target.userPool.clientId;
      const signUp = (email: string, Password: string) =>
        errorOf(
          client.send(
            new SignUpCommand({
              ClientId,
              Username: email,
              Password,
              UserAttributes: [{ Name: 'email', Value: email }],
            }),
          ),
        );
      // Where people are invited, nobody signs up, whatever they send.
      const [weak, invalid] =
        target.whoMaySignUp === 'invited'
          ? ['NotAuthorizedException', 'NotAuthorizedException']
          : ['InvalidPasswordException', 'InvalidParameterException'];
      expect(await signUp('conformance@example.com', 'short')).toBe(weak);
      expect(await signUp('no-address', 'Long-enough-password-1')).toBe(invalid);
      expect(await errorOf(client.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken: 'x' })))).toBe(
        'NotAuthorizedException',
      );
    },
  },
  {
    clause: 'the same person has the same identity, and its credentials expire within the hour',
    source: 'documented',
    async holds({ target, idToken, identityId }) {
      const client = identityPoolOf(target);
      const Logins = { [providerOf(target)]: idToken };
      expect((await client.send(new GetIdCommand({ IdentityPoolId: target.identityPoolId, Logins }))).IdentityId).toBe(
        identityId,
      );
      const { Credentials } = await client.send(
        new GetCredentialsForIdentityCommand({ IdentityId: identityId, Logins }),
      );
      expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z0-9]{16}$/);
      const lifeMs = (Credentials?.Expiration?.getTime() ?? 0) - Date.now();
      expect(lifeMs).toBeGreaterThan(3_500_000);
      expect(lifeMs).toBeLessThan(3_700_000);
    },
  },
  {
    clause: 'an identity is not returned without its login or for an altered token',
    source: 'documented',
    async holds({ target, idToken, identityId }) {
      const client = identityPoolOf(target);
      const altered = `${idToken.slice(0, -4)}AAAA`;
      expect(await errorOf(client.send(new GetIdCommand({ IdentityPoolId: target.identityPoolId })))).toBe(
        'NotAuthorizedException',
      );
      expect(await errorOf(client.send(new GetCredentialsForIdentityCommand({ IdentityId: identityId })))).toBe(
        'NotAuthorizedException',
      );
      expect(
        await errorOf(
          client.send(
            new GetCredentialsForIdentityCommand({ IdentityId: identityId, Logins: { [providerOf(target)]: altered } }),
          ),
        ),
      ).toBe('NotAuthorizedException');
      expect(
        await errorOf(
          client.send(
            new GetIdCommand({ IdentityPoolId: target.identityPoolId, Logins: { 'graph.facebook.com': 'x' } }),
          ),
        ),
      ).toMatch(/^(NotAuthorized|InvalidParameter)Exception$/);
    },
  },
];

/** A store for Amplify's tokens that remembers every refresh token. */
function rememberingStorage() {
  const kept = new Map<string, string>();
  const done = Promise.resolve();
  return {
    storage: {
      setItem: (key: string, value: string) => done.then(() => void kept.set(key, value)),
      getItem: (key: string) => done.then(() => kept.get(key) ?? null),
      removeItem: (key: string) => done.then(() => void kept.delete(key)),
      clear: () =>
        done.then(() => {
          kept.clear();
        }),
    },
    stored: () => [...kept].filter(([key]) => key.endsWith('.refreshToken')).map(([, value]) => value),
  };
}
