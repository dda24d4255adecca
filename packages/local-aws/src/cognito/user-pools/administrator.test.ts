import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  ForgotPasswordCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { clientId, goodPassword, operatorKeys, poolId } from '../testing/cognito-under-test.ts';
import { aMember, aPool, email } from '../testing/user-pool-under-test.ts';
import { temporaryPasswordMs } from './operations/admin-create-user.ts';

const Username = email;
const user = { UserPoolId: poolId, Username };
const temporary = 'Kari-no-aikotoba-1';

/** A pool with one invited person, who has not signed in yet. */
async function anInvitation(TemporaryPassword?: string) {
  const pool = await aPool({ pool: { selfSignUp: false } });
  const operator = pool.sdk(operatorKeys);
  await operator.send(
    new AdminCreateUserCommand({
      ...user,
      ...(TemporaryPassword === undefined ? {} : { TemporaryPassword }),
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    }),
  );
  const choose = (Session: string | undefined, NEW_PASSWORD: string) =>
    pool.sdk().send(
      new RespondToAuthChallengeCommand({
        ClientId: clientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: { USERNAME: email, NEW_PASSWORD },
      }),
    );
  const begin = (password: string) => pool.initiate('USER_PASSWORD_AUTH', { USERNAME: email, PASSWORD: password });
  return { ...pool, operator, begin, choose };
}

describe('an invited person', () => {
  it('gets a temporary password by mail, and chooses another one at the first sign-in', async () => {
    const { cognito, begin, choose, signIn, operator } = await anInvitation();
    const [invitation] = cognito.codes;
    expect(invitation).toMatchObject({ email, purpose: 'invitation' });
    const { ChallengeName, Session } = await begin(invitation?.code ?? '');
    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    expect((await choose(Session, goodPassword)).AuthenticationResult).toHaveProperty('AccessToken');
    await expect(begin(invitation?.code ?? '')).rejects.toThrow('Incorrect username or password');
    await signIn(goodPassword);
    expect(await operator.send(new AdminGetUserCommand(user))).toMatchObject({
      UserStatus: 'CONFIRMED',
      Enabled: true,
    });
  });

  it('may try another password after a weak one, and cannot use a step twice', async () => {
    const { begin, choose } = await anInvitation(temporary);
    const { Session } = await begin(temporary);
    await expect(choose(Session, 'weak')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
    await choose(Session, goodPassword);
    await expect(choose(Session, `${goodPassword}x`)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('cannot sign in with a temporary password that is a week old, nor have it reset by mail', async () => {
    const { cognito, begin, sdk } = await anInvitation(temporary);
    await expect(sdk().send(new ForgotPasswordCommand({ ClientId: clientId, Username }))).rejects.toThrow(
      'cannot be reset in the current state',
    );
    cognito.passMs(temporaryPasswordMs);
    await expect(begin(temporary)).rejects.toThrow('Temporary password has expired');
  });

  it('needs no challenge after an administrator has set a password that stays', async () => {
    const { operator, signIn } = await anInvitation(temporary);
    await operator.send(new AdminSetUserPasswordCommand({ ...user, Password: goodPassword, Permanent: true }));
    await signIn(goodPassword);
  });
});

describe('a disabled user', () => {
  it('cannot sign in, refresh or reset the password, also after a restart, until it is taken back', async () => {
    const { cognito, sdk, signIn, refresh, getUser } = await aMember();
    const { AccessToken, RefreshToken } = await signIn();
    await sdk(operatorKeys).send(new AdminDisableUserCommand(user));
    await cognito.restart();
    await expect(signIn()).rejects.toThrow('User is disabled.');
    await expect(refresh(RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(getUser(AccessToken)).rejects.toThrow('revoked');
    await expect(sdk().send(new ForgotPasswordCommand({ ClientId: clientId, Username }))).rejects.toThrow('disabled');
    await sdk(operatorKeys).send(new AdminEnableUserCommand(user));
    await signIn();
  });
});

it('an administrator ends all sessions, and removes a user for good', async () => {
  const { sdk, signIn, getUser } = await aMember();
  const operator = sdk(operatorKeys);
  const { AccessToken } = await signIn();
  await operator.send(new AdminUserGlobalSignOutCommand(user));
  await expect(getUser(AccessToken)).rejects.toThrow('revoked');
  await operator.send(new AdminSetUserMFAPreferenceCommand({ ...user, SoftwareTokenMfaSettings: { Enabled: false } }));
  await operator.send(new AdminDeleteUserCommand(user));
  await expect(signIn()).rejects.toThrow('Incorrect username or password');
  await expect(operator.send(new AdminGetUserCommand(user))).rejects.toMatchObject({ name: 'UserNotFoundException' });
});

it.each([
  ['a stranger’s keys', { accessKeyId: 'AKIASTRANGER', secretAccessKey: 'x' }, 'UnrecognizedClientException'],
  ['a wrong secret', { ...operatorKeys, secretAccessKey: 'x' }, 'InvalidSignatureException'],
])('refuses %s', async (_, keys, name) => {
  const { sdk, signIn } = await aMember();
  await expect(sdk(keys).send(new AdminDeleteUserCommand(user))).rejects.toMatchObject({ name });
  await signIn();
});
