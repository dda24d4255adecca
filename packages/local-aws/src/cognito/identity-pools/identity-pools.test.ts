import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  CognitoIdentityProviderClient,
  GlobalSignOutCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EndpointSettings, SignInTokens } from '../testing/cognito-under-test.ts';
import {
  aTrustPolicy,
  clientId,
  goodPassword,
  identityPoolId,
  openCognito,
  poolId,
  providerName,
  region,
  roleArn,
} from '../testing/cognito-under-test.ts';
import { forgedToken } from '../testing/forged-token.ts';

async function anIdentityPool(settings?: EndpointSettings) {
  const cognito = await openCognito(settings);
  onTestFinished(() => cognito.close());
  const sdk = () => new CognitoIdentityClient({ region, endpoint: cognito.identityPools.url, maxAttempts: 1 });
  const people = () => new CognitoIdentityProviderClient({ region, endpoint: cognito.userPools.url, maxAttempts: 1 });
  const signIn = async (email: string, ClientId = clientId): Promise<SignInTokens> => {
    if (cognito.userPools.subOf(poolId, email) === undefined)
      await cognito.userPools.adminCreateUser({ poolId, email, password: goodPassword });
    const { AuthenticationResult } = await people().send(
      new InitiateAuthCommand({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId,
        AuthParameters: { USERNAME: email, PASSWORD: goodPassword },
      }),
    );
    return AuthenticationResult as SignInTokens;
  };
  const getId = async (token: string, provider = providerName) =>
    (await sdk().send(new GetIdCommand({ IdentityPoolId: identityPoolId, Logins: { [provider]: token } })))
      .IdentityId ?? '';
  const getCredentials = (identityId: string, token?: string) =>
    sdk().send(
      new GetCredentialsForIdentityCommand({
        IdentityId: identityId,
        ...(token === undefined ? {} : { Logins: { [providerName]: token } }),
      }),
    );
  return { cognito, sdk, people, signIn, getId, getCredentials };
}

describe('an identity pool', () => {
  it('returns the same identity for a person at every sign-in, even after restarts, and different identities for different people', async () => {
    const { cognito, signIn, getId } = await anIdentityPool();
    const hanako = await getId((await signIn('hanako@example.com')).IdToken);
    expect(hanako).toMatch(/^ap-northeast-1:[0-9a-f-]{36}$/);
    expect(await getId((await signIn('taro@example.com')).IdToken)).not.toBe(hanako);
    await cognito.restart();
    expect(await getId((await signIn('hanako@example.com')).IdToken)).toBe(hanako);
  });

  it('creates one identity for concurrent requests, even before the first sign-in', async () => {
    const { cognito, signIn, getId } = await anIdentityPool();
    const { IdToken } = await signIn('hanako@example.com');
    const planned = cognito.identityPools.identityIdFor(identityPoolId, {
      providerName,
      sub: decodeJwt(IdToken).sub ?? '',
    });
    expect(new Set(await Promise.all([planned, ...Array.from({ length: 5 }, () => getId(IdToken))])).size).toBe(1);
  });

  it('returns credentials of the role for an hour, with the session that AppSync and IAM read', async () => {
    const { cognito, signIn, getId, getCredentials } = await anIdentityPool();
    const { IdToken } = await signIn('hanako@example.com');
    const identityId = await getId(IdToken);
    const { IdentityId, Credentials } = await getCredentials(identityId, IdToken);
    expect(IdentityId).toBe(identityId);
    expect(Math.round(((Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 60_000)).toBe(60);
    const lookUp = () => cognito.credentials.lookUp(Credentials?.AccessKeyId ?? '', Credentials?.SessionToken);
    expect(lookUp()).toEqual({
      kind: 'known',
      secretAccessKey: Credentials?.SecretKey,
      principal: {
        kind: 'role-session',
        roleArn,
        roleName: 'SignedIn',
        roleId: 'AROAEXAMPLEEXAMPLE123',
        sessionName: 'CognitoIdentityCredentials',
        cognito: {
          identityId,
          identityPoolId,
          authType: 'authenticated',
          authProvider: `"${providerName}","${providerName}:CognitoSignIn:${String(decodeJwt(IdToken).sub)}"`,
        },
      },
    });
    cognito.passMs(3_601_000);
    expect(lookUp()).toEqual({ kind: 'expired' });
  });

  it('refuses guests', async () => {
    const { sdk, signIn, getId, getCredentials } = await anIdentityPool();
    await expect(sdk().send(new GetIdCommand({ IdentityPoolId: identityPoolId }))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Unauthenticated access is not supported for this identity pool.',
    });
    const identityId = await getId((await signIn('hanako@example.com')).IdToken);
    await expect(getCredentials(identityId)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: `Access to Identity '${identityId}' is forbidden.`,
    });
  });

  it("refuses another person's credentials", async () => {
    const { signIn, getId, getCredentials } = await anIdentityPool();
    const hanako = await getId((await signIn('hanako@example.com')).IdToken);
    const { IdToken } = await signIn('taro@example.com');
    await expect(getCredentials(hanako, IdToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: expect.stringContaining("Logins don't match") as unknown,
    });
  });

  it('refuses tokens that cannot be trusted', async () => {
    const { cognito, signIn, getId } = await anIdentityPool({ otherClient: {} });
    const { IdToken, AccessToken } = await signIn('hanako@example.com');
    const refused = (message: RegExp) =>
      expect.objectContaining({
        name: 'NotAuthorizedException',
        message: expect.stringMatching(message) as unknown,
      }) as unknown;
    const [header = '', payload = '', signature = ''] = IdToken.split('.');
    const changed = Buffer.from(JSON.stringify({ ...decodeJwt(IdToken), sub: 'another person' })).toString('base64url');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const symmetric = await new SignJWT(decodeJwt(IdToken))
      .setProtectedHeader({ ...decodeProtectedHeader(IdToken), alg: 'HS256' })
      .sign(new TextEncoder().encode(JSON.stringify(cognito.userPools.jwksOf(poolId))));
    const forged = await new SignJWT(decodeJwt(IdToken))
      .setProtectedHeader({ ...decodeProtectedHeader(IdToken), alg: 'RS256' })
      .sign(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
    for (const token of [
      `${header}.${changed}.${signature}`,
      `${unsigned}.${payload}.`,
      symmetric,
      forged,
      'not a token',
      `${header}.${payload}`,
    ]) {
      await expect(getId(token)).rejects.toEqual(refused(/Couldn't verify signed token/));
    }
    await expect(getId(AccessToken)).rejects.toEqual(refused(/Missing a required claim: aud/));
    await expect(getId((await signIn('hanako@example.com', '2other')).IdToken)).rejects.toEqual(
      refused(/not from a supported provider/),
    );
    await expect(getId(IdToken, `cognito-idp.${region}.amazonaws.com/${region}_Other`)).rejects.toEqual(
      refused(/not from a supported provider/),
    );
    cognito.passMs(3_600_000);
    await expect(getId(IdToken)).rejects.toEqual(refused(/Token expired: \d{10} >= \d{10}$/));
  });

  it('refuses tokens of the right key that are not an id token of this client, provider and person', async () => {
    const { cognito, signIn, getId } = await anIdentityPool();
    const { IdToken } = await signIn('hanako@example.com');
    const refused = (message: RegExp) =>
      expect.objectContaining({
        name: 'NotAuthorizedException',
        message: expect.stringMatching(message) as unknown,
      }) as unknown;
    await getId(await forgedToken(cognito, IdToken, {}));
    for (const [claims, message] of [
      [{ token_use: 'access' }, /Not an id token/],
      [{ token_use: undefined }, /Not an id token/],
      [{ aud: 'another' }, /not from a supported provider/],
      [{ aud: undefined }, /Missing a required claim: aud/],
      [{ sub: undefined }, /Missing a required claim: sub/],
      [{ iss: `https://cognito-idp.${region}.amazonaws.com/${region}_Other` }, /Issuer doesn't match providerName/],
      [{ nbf: 9_999_999_999 }, /Couldn't verify signed token/],
      [{ origin_jti: 'another' }, /Token has been revoked/],
      [{ sub: 'another person' }, /Token has been revoked/],
    ] as const) {
      await expect(getId(await forgedToken(cognito, IdToken, claims)), JSON.stringify(claims)).rejects.toEqual(
        refused(message),
      );
    }
    await expect(getId(await forgedToken(cognito, IdToken, {}, 'PS256'))).rejects.toEqual(
      refused(/Couldn't verify signed token/),
    );
  });

  it('gives no credentials of a person of another provider, even to the same sub', async () => {
    const { cognito, signIn, getId, getCredentials } = await anIdentityPool();
    const { IdToken } = await signIn('hanako@example.com');
    const identityId = await getId(IdToken);
    const path = join(cognito.dataDir, 'cognito', 'identity-pools', `${identityPoolId.split(':')[1] ?? ''}.json`);
    const stored = await readFile(path, 'utf8');
    await writeFile(path, stored.replace(providerName, `${providerName}x`));
    await cognito.restart();
    await expect(getCredentials(identityId, IdToken)).rejects.toMatchObject({
      message: expect.stringContaining("Logins don't match") as unknown,
    });
    await writeFile(path, stored);
    await cognito.restart();
    await getCredentials(identityId, IdToken);
  });

  it('names a user pool that the host does not have', async () => {
    const { signIn, getId } = await anIdentityPool({ identityProvider: `${providerName}x` });
    const { IdToken } = await signIn('hanako@example.com');
    await expect(getId(IdToken, `${providerName}x`)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `User pool ${poolId}x does not exist.`,
    });
  });

  it('asks the user pool, if so configured, whether the user has signed out or was deleted', async () => {
    for (const asksUserPool of [true, false]) {
      const { people, signIn, getId } = await anIdentityPool({ asksUserPool });
      const { IdToken, AccessToken } = await signIn('hanako@example.com');
      await getId(IdToken);
      await people().send(new GlobalSignOutCommand({ AccessToken }));
      if (asksUserPool)
        await expect(getId(IdToken)).rejects.toMatchObject({ message: 'Invalid login token. Token has been revoked' });
      else await getId(IdToken);
    }
  });

  it.each([
    [
      'names another pool',
      { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'ap-northeast-1:00000000-0000-4000-8000-00000000000b' } },
    ],
    ['is for guests', { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'unauthenticated' } }],
    ['is for another person', { StringEquals: { 'cognito-identity.amazonaws.com:sub': 'ap-northeast-1:0' } }],
  ])('returns no credentials when the trust policy %s', async (_what, Condition) => {
    const [statement] = aTrustPolicy.Statement;
    const { signIn, getId, getCredentials } = await anIdentityPool({
      trust: { Version: '2012-10-17', Statement: statement ? [{ ...statement, Condition }] : [] },
    });
    const { IdToken } = await signIn('hanako@example.com');
    const identityId = await getId(IdToken);
    await expect(getCredentials(identityId, IdToken)).rejects.toMatchObject({
      name: 'InvalidIdentityPoolConfigurationException',
      message: expect.stringContaining(roleArn) as unknown,
    });
  });

  it('looks for no id of another form', async () => {
    const { sdk } = await anIdentityPool();
    const invalid = { name: 'InvalidParameterException' };
    for (const id of ['nothing', `${region}:`, `x y:${'0'.repeat(9)}`, `${identityPoolId}z`, `x:${'0'.repeat(54)}`]) {
      await expect(sdk().send(new GetIdCommand({ IdentityPoolId: id }))).rejects.toMatchObject(invalid);
      await expect(sdk().send(new GetCredentialsForIdentityCommand({ IdentityId: id }))).rejects.toMatchObject(invalid);
    }
    const tooLong = { IdentityId: identityPoolId, CustomRoleArn: 'x'.repeat(2049) };
    await expect(sdk().send(new GetCredentialsForIdentityCommand(tooLong))).rejects.toMatchObject({
      message: expect.stringContaining('less than or equal to 2048') as unknown,
    });
  });

  it('names an unknown identity, an unsupported parameter and an unsupported operation', async () => {
    const { sdk, signIn, getCredentials } = await anIdentityPool();
    const { IdToken } = await signIn('hanako@example.com');
    const stranger = `${region}:00000000-0000-4000-8000-00000000000c`;
    await expect(getCredentials(stranger, IdToken)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Identity '${stranger}' not found.`,
    });
    await expect(
      sdk().send(new GetIdCommand({ IdentityPoolId: stranger, Logins: { [providerName]: IdToken } })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(
      sdk().send(
        new GetIdCommand({
          IdentityPoolId: identityPoolId,
          Logins: { [providerName]: IdToken, 'accounts.google.com': 'x' },
        }),
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining('several logins') as unknown });
    await expect(
      sdk().send(new GetCredentialsForIdentityCommand({ IdentityId: stranger, CustomRoleArn: roleArn })),
    ).rejects.toMatchObject({ message: expect.stringContaining('CustomRoleArn is not emulated') as unknown });
    await expect(sdk().send(new GetOpenIdTokenCommand({ IdentityId: stranger }))).rejects.toMatchObject({
      message: expect.stringContaining('GetOpenIdToken is not emulated by the local host') as unknown,
    });
  });
});
