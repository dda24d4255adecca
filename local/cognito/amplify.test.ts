import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { sharedInMemoryStorage } from 'aws-amplify/utils';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientId, goodPassword, identityPoolId, openDoors, poolId } from './doors-under-test.ts';
import type { DoorsUnderTest } from './doors-under-test.ts';

/** The page's own client, unchanged, against both doors. */
describe('aws-amplify', () => {
  let doors: DoorsUnderTest;

  beforeAll(async () => {
    doors = await openDoors();
    cognitoUserPoolsTokenProvider.setKeyValueStorage(sharedInMemoryStorage);
    configure();
  });
  beforeEach(async () => auth.signOut());
  afterAll(async () => doors.close());

  function configure(): void {
    Amplify.configure({
      Auth: {
        Cognito: {
          userPoolId: poolId, userPoolClientId: clientId, identityPoolId,
          userPoolEndpoint: doors.userPools.url, identityPoolEndpoint: doors.identityPools.url,
        },
      },
    });
  }

  async function aPerson(username: string): Promise<void> {
    await doors.userPools.adminCreateUser({ poolId, email: username, password: goodPassword });
    await auth.signIn({ username, password: goodPassword });
  }

  it('signs up, confirms with the delivered code, signs in with SRP and gets credentials', async () => {
    const username = 'hanako@example.com';
    const signedUp = await auth.signUp({ username, password: goodPassword, options: { userAttributes: { email: username, name: '花子' } } });
    expect(signedUp.nextStep).toMatchObject({ signUpStep: 'CONFIRM_SIGN_UP', codeDeliveryDetails: { destination: 'h***@e***', deliveryMedium: 'EMAIL' } });
    expect(doors.codes.at(-1)).toMatchObject({ poolId, email: username, purpose: 'sign-up' });

    const unconfirmed = await auth.signIn({ username, password: goodPassword });
    expect(unconfirmed.nextStep.signInStep).toBe('CONFIRM_SIGN_UP');
    await auth.resendSignUpCode({ username });
    await auth.confirmSignUp({ username, confirmationCode: doors.codes.at(-1)?.code ?? '' });
    expect(await auth.signIn({ username, password: goodPassword })).toMatchObject({ isSignedIn: true });

    const { userId } = await auth.getCurrentUser();
    expect(userId).toBe(signedUp.userId);
    expect(await auth.fetchUserAttributes()).toEqual({ sub: userId, email: username, email_verified: 'true', name: '花子' });
    const session = await auth.fetchAuthSession();
    expect(session.identityId).toMatch(/^ap-northeast-1:[0-9a-f-]{36}$/);
    const keys = session.credentials;
    expect(doors.credentials.lookUp(keys?.accessKeyId ?? '', keys?.sessionToken)).toMatchObject({
      kind: 'known', secretAccessKey: keys?.secretAccessKey, principal: { cognito: { identityId: session.identityId } },
    });
  });

  it('signs in by itself after a confirmed sign-up', async () => {
    const username = 'auto@example.com';
    await auth.signUp({ username, password: goodPassword, options: { userAttributes: { email: username }, autoSignIn: true } });
    const confirmed = await auth.confirmSignUp({ username, confirmationCode: doors.codes.at(-1)?.code ?? '' });
    expect(confirmed.nextStep.signUpStep).toBe('COMPLETE_AUTO_SIGN_IN');
    expect(await auth.autoSignIn()).toMatchObject({ isSignedIn: true });
  });

  it('refreshes: a new access token of the same sign-in', async () => {
    await aPerson('refresh@example.com');
    const before = await auth.fetchAuthSession();
    const after = await auth.fetchAuthSession({ forceRefresh: true });
    expect(after.tokens?.accessToken.toString()).not.toBe(before.tokens?.accessToken.toString());
    expect(after.tokens?.idToken?.payload['origin_jti']).toBe(before.tokens?.idToken?.payload['origin_jti']);
    expect(after.identityId).toBe(before.identityId);
    expect(after.credentials?.accessKeyId).not.toBe(before.credentials?.accessKeyId);
  });

  it('resets a forgotten password', async () => {
    const username = 'forgot@example.com';
    await aPerson(username);
    await auth.signOut();
    await auth.resetPassword({ username });
    await auth.confirmResetPassword({ username, confirmationCode: doors.codes.at(-1)?.code ?? '', newPassword: 'Wasuremashita-2' });
    await expect(auth.signIn({ username, password: goodPassword })).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'Incorrect username or password.' });
    expect(await auth.signIn({ username, password: 'Wasuremashita-2' })).toMatchObject({ isSignedIn: true });
  });

  it('changes a password', async () => {
    const username = 'change@example.com';
    await aPerson(username);
    await expect(auth.updatePassword({ oldPassword: 'not it', newPassword: 'Kaemashita-333' })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(auth.updatePassword({ oldPassword: goodPassword, newPassword: 'short' })).rejects.toMatchObject({ name: 'InvalidPasswordException' });
    await auth.updatePassword({ oldPassword: goodPassword, newPassword: 'Kaemashita-333' });
    await auth.signOut();
    expect(await auth.signIn({ username, password: 'Kaemashita-333' })).toMatchObject({ isSignedIn: true });
  });

  it('signs out everywhere: tokens in other hands are worth nothing', async () => {
    await aPerson('everywhere@example.com');
    const { tokens } = await auth.fetchAuthSession();
    await auth.signOut({ global: true });
    const answer = await fetch(doors.userPools.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser', 'content-type': 'application/x-amz-json-1.1' },
      body: JSON.stringify({ AccessToken: tokens?.accessToken.toString() }),
    });
    expect(await answer.json()).toEqual({ __type: 'NotAuthorizedException', message: 'Access Token has been revoked' });
  });

  it('deletes the user; who signs up again with the same email is somebody else', async () => {
    const username = 'leaves@example.com';
    await aPerson(username);
    const before = await auth.fetchAuthSession();
    await auth.deleteUser();
    await expect(auth.signIn({ username, password: goodPassword })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await aPerson(username);
    expect((await auth.fetchAuthSession()).identityId).not.toBe(before.identityId);
  });

  it('goes on after a restart of the host', async () => {
    const username = 'restart@example.com';
    await aPerson(username);
    const before = await auth.fetchAuthSession();
    await doors.restart();
    configure();
    const after = await auth.fetchAuthSession({ forceRefresh: true });
    expect(after.identityId).toBe(before.identityId);
    expect(after.userSub).toBe(before.userSub);
    expect(after.credentials?.accessKeyId).toMatch(/^ASIA/);
  });
});
