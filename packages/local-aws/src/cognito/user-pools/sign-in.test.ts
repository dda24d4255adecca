import {
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  DescribeUserPoolCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { clientId, goodPassword, poolId, region } from '../testing/cognito-under-test.ts';
import { aMember, email } from '../testing/user-pool-under-test.ts';

describe('signing in', () => {
  it('returns tokens that can be verified with the published keys', async () => {
    const { cognito, signIn, sub } = await aMember();
    const { IdToken, AccessToken, ExpiresIn } = await signIn();
    const keys = createRemoteJWKSet(new URL(`${cognito.userPools.url}/${poolId}/.well-known/jwks.json`));
    const issuer = `https://cognito-idp.${region}.amazonaws.com/${poolId}`;
    const { payload: id } = await jwtVerify(IdToken, keys, { issuer, audience: clientId });
    expect(id).toMatchObject({
      sub,
      'cognito:username': sub,
      token_use: 'id',
      email,
      email_verified: true,
      auth_time: id.iat,
      exp: (id.iat ?? 0) + 3600,
    });
    const { payload: access } = await jwtVerify(AccessToken, keys, { issuer });
    expect(access).toMatchObject({
      sub,
      username: sub,
      client_id: clientId,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      origin_jti: id['origin_jti'],
      event_id: id['event_id'],
    });
    expect(decodeProtectedHeader(IdToken)).toEqual({ alg: 'RS256', kid: expect.any(String) as unknown });
    expect(ExpiresIn).toBe(3600);
  });

  it('works with the generated user name, and with the email in any case', async () => {
    const { signIn, sub } = await aMember();
    await signIn(goodPassword, sub);
    await signIn(goodPassword, 'HANAKO@EXAMPLE.COM');
  });

  it('shows a client the attributes that it may read', async () => {
    const { signIn, getUser } = await aMember({ client: { readable: new Set(['email']) } });
    const { IdToken, AccessToken } = await signIn();
    expect(decodeJwt(IdToken)).not.toHaveProperty('email_verified');
    expect((await getUser(AccessToken)).UserAttributes?.map(({ Name }) => Name)).toEqual(['sub', 'email']);
  });

  it('looks the same for an unknown user as for a wrong password', async () => {
    const { cognito, signIn, initiate, sdk } = await aMember();
    const refusal = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
    await expect(signIn('wrong')).rejects.toMatchObject(refusal);
    await expect(signIn('wrong', 'nobody@example.com')).rejects.toMatchObject(refusal);
    const challenge = async (username: string) =>
      (await initiate('USER_SRP_AUTH', { USERNAME: username, SRP_A: 'abc123' })).ChallengeParameters ?? {};
    const [known, unknown, again] = [
      await challenge(email),
      await challenge('nobody@example.com'),
      await challenge('Nobody@example.com'),
    ];
    expect(Object.keys(unknown)).toEqual(Object.keys(known));
    expect([unknown['SALT'], unknown['USER_ID_FOR_SRP']]).toEqual([again['SALT'], again['USER_ID_FOR_SRP']]);
    expect(unknown['SRP_B']).not.toBe(again['SRP_B']);
    expect(cognito.codes).toEqual([]);
    expect(
      await sdk().send(new ResendConfirmationCodeCommand({ ClientId: clientId, Username: 'nobody@example.com' })),
    ).toMatchObject({ CodeDeliveryDetails: { Destination: 'n***@e***' } });
    await expect(
      sdk().send(
        new ConfirmSignUpCommand({ ClientId: clientId, Username: 'nobody@example.com', ConfirmationCode: '1' }),
      ),
    ).rejects.toMatchObject({ name: 'ExpiredCodeException' });
    expect(
      await sdk().send(new ForgotPasswordCommand({ ClientId: clientId, Username: 'nobody@example.com' })),
    ).toMatchObject({ CodeDeliveryDetails: { Destination: 'n***@e***' } });
    await expect(
      sdk().send(
        new ConfirmForgotPasswordCommand({
          ClientId: clientId,
          Username: 'nobody@example.com',
          ConfirmationCode: '1',
          Password: goodPassword,
        }),
      ),
    ).rejects.toMatchObject({ name: 'CodeMismatchException' });
  });

  it('reports an unknown user when the client does not hide who exists', async () => {
    const { signIn, initiate, sdk } = await aMember({ client: { hidesWhoExists: false } });
    const refusal = { name: 'UserNotFoundException' };
    await expect(signIn(goodPassword, 'nobody@example.com')).rejects.toMatchObject(refusal);
    await expect(initiate('USER_SRP_AUTH', { USERNAME: 'nobody@example.com', SRP_A: 'abc' })).rejects.toMatchObject(
      refusal,
    );
    await expect(
      sdk().send(new ForgotPasswordCommand({ ClientId: clientId, Username: 'nobody@example.com' })),
    ).rejects.toMatchObject(refusal);
    await expect(
      sdk().send(new ResendConfirmationCodeCommand({ ClientId: clientId, Username: 'nobody@example.com' })),
    ).rejects.toMatchObject(refusal);
    await expect(
      sdk().send(
        new ConfirmSignUpCommand({ ClientId: clientId, Username: 'nobody@example.com', ConfirmationCode: '1' }),
      ),
    ).rejects.toMatchObject(refusal);
    await expect(
      sdk().send(
        new ConfirmForgotPasswordCommand({
          ClientId: clientId,
          Username: 'nobody@example.com',
          ConfirmationCode: '1',
          Password: goodPassword,
        }),
      ),
    ).rejects.toMatchObject(refusal);
  });

  it('locks out after the fifth wrong password, longer each time, for unknown users too', async () => {
    const { cognito, signIn } = await aMember();
    const exceeded = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' };
    for (const username of [email, 'nobody@example.com']) {
      for (let attempt = 0; attempt < 5; attempt++)
        await expect(signIn('wrong', username)).rejects.toMatchObject({ message: 'Incorrect username or password.' });
      await expect(signIn(goodPassword, username)).rejects.toMatchObject(exceeded);
      cognito.passMs(1000);
      await expect(signIn('wrong', username)).rejects.toMatchObject({ message: 'Incorrect username or password.' });
      cognito.passMs(1000);
      await expect(signIn(goodPassword, username)).rejects.toMatchObject(exceeded);
      cognito.passMs(1000);
    }
    await signIn();
  });

  it.each([['0'], ['ffffffffffffffffc90fdaa2'.padEnd(3000, '0')], ['not hex'], ['-5']])(
    'refuses the public number %.12s',
    async (number) => {
      const { initiate } = await aMember();
      await expect(initiate('USER_SRP_AUTH', { USERNAME: email, SRP_A: number })).rejects.toMatchObject({
        name: 'InvalidParameterException',
      });
    },
  );

  it('accepts one response to a challenge, in time, from its client and user', async () => {
    const { cognito, initiate, sdk } = await aMember({ otherClient: {} });
    const respond = async (block: string, changed: { ClientId?: string; username?: string } = {}) =>
      sdk().send(
        new RespondToAuthChallengeCommand({
          ClientId: changed.ClientId ?? clientId,
          ChallengeName: 'PASSWORD_VERIFIER',
          ChallengeResponses: {
            USERNAME: changed.username ?? email,
            PASSWORD_CLAIM_SECRET_BLOCK: block,
            PASSWORD_CLAIM_SIGNATURE: 'AAAA',
            TIMESTAMP: 'Tue Mar 4 09:05:06 UTC 2025',
          },
        }),
      );
    const aBlock = async () =>
      (await initiate('USER_SRP_AUTH', { USERNAME: email, SRP_A: 'abc123' })).ChallengeParameters?.['SECRET_BLOCK'] ??
      '';
    const spent = { name: 'NotAuthorizedException', message: 'Invalid session for the user.' };
    const block = await aBlock();
    await expect(respond(block)).rejects.toMatchObject({ message: 'Incorrect username or password.' });
    await expect(respond(block)).rejects.toMatchObject(spent);
    await expect(respond(await aBlock(), { ClientId: '2other' })).rejects.toMatchObject(spent);
    await expect(respond(await aBlock(), { username: 'nobody@example.com' })).rejects.toMatchObject(spent);
    const late = await aBlock();
    cognito.passMs(180_000);
    await expect(respond(late)).rejects.toMatchObject(spent);
  });

  it.each(['', 'now', '2025-03-04T09:05:06Z', 'Tue Mar 04 09:05:06 UTC 2025', 'Tue Mar 4 09:05:06 GMT 2025'])(
    'refuses the timestamp %j',
    async (TIMESTAMP) => {
      const { initiate, sdk } = await aMember();
      const block =
        (await initiate('USER_SRP_AUTH', { USERNAME: email, SRP_A: 'abc123' })).ChallengeParameters?.['SECRET_BLOCK'] ??
        '';
      const call = sdk().send(
        new RespondToAuthChallengeCommand({
          ClientId: clientId,
          ChallengeName: 'PASSWORD_VERIFIER',
          ChallengeResponses: {
            USERNAME: email,
            PASSWORD_CLAIM_SECRET_BLOCK: block,
            PASSWORD_CLAIM_SIGNATURE: 'AAAA',
            TIMESTAMP,
          },
        }),
      );
      await expect(call).rejects.toMatchObject({ name: 'InvalidParameterException' });
    },
  );

  it('refuses a secret hash, because no client has a secret', async () => {
    const { initiate } = await aMember();
    const call = initiate('USER_PASSWORD_AUTH', { USERNAME: email, PASSWORD: goodPassword, SECRET_HASH: 'x' });
    await expect(call).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: expect.stringContaining('not configured for secret') as unknown,
    });
  });

  it('allows only the flows of the client, and names those that are not emulated', async () => {
    const { initiate, sdk, signIn } = await aMember({ client: { authFlows: new Set(['ALLOW_USER_SRP_AUTH']) } });
    await expect(signIn()).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'USER_PASSWORD_AUTH flow not enabled for this client',
    });
    await expect(initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: 'x' })).rejects.toMatchObject({
      message: 'REFRESH_TOKEN_AUTH flow not enabled for this client',
    });
    await expect(initiate('USER_AUTH', { USERNAME: email })).rejects.toMatchObject({
      message: expect.stringContaining('USER_AUTH is not emulated by the local host') as unknown,
    });
    await expect(
      sdk().send(
        new RespondToAuthChallengeCommand({ ClientId: clientId, ChallengeName: 'SMS_MFA', ChallengeResponses: {} }),
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining('SMS_MFA is not emulated') as unknown });
    await expect(sdk().send(new DescribeUserPoolCommand({ UserPoolId: poolId }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: expect.stringContaining('DescribeUserPool is not emulated by the local host') as unknown,
    });
  });
});
