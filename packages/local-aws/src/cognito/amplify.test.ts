import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { sharedInMemoryStorage } from 'aws-amplify/utils';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authenticatorApp } from './testing/authenticator-under-test.ts';
import type { CognitoUnderTest } from './testing/cognito-under-test.ts';
import { clientId, goodPassword, identityPoolId, openCognito, poolId } from './testing/cognito-under-test.ts';

/** The unchanged Amplify client against user pools and identity pools. */
describe('aws-amplify', () => {
  let cognito: CognitoUnderTest;

  beforeAll(async () => {
    // With rotation, and therefore without REFRESH_TOKEN_AUTH.
    cognito = await openCognito({
      client: {
        rotationGraceSeconds: 60,
        accessTokenTtlSeconds: 900,
        idTokenTtlSeconds: 900,
        authFlows: new Set(['ALLOW_USER_SRP_AUTH']),
      },
    });
    cognitoUserPoolsTokenProvider.setKeyValueStorage(sharedInMemoryStorage);
    configure();
  });
  beforeEach(async () => auth.signOut());
  afterAll(async () => cognito.close());

  function configure(): void {
    Amplify.configure({
      Auth: {
        Cognito: {
          userPoolId: poolId,
          userPoolClientId: clientId,
          identityPoolId,
          userPoolEndpoint: cognito.userPools.url,
          identityPoolEndpoint: cognito.identityPools.url,
        },
      },
    });
  }

  async function aPerson(username: string): Promise<void> {
    await cognito.userPools.adminCreateUser({ poolId, email: username, password: goodPassword });
    await auth.signIn({ username, password: goodPassword });
  }

  it('signs up, confirms with the delivered code, signs in with SRP and gets credentials', async () => {
    const username = 'hanako@example.com';
    const signedUp = await auth.signUp({
      username,
      password: goodPassword,
      options: { userAttributes: { email: username, name: '花子' } },
    });
    expect(signedUp.nextStep).toMatchObject({
      signUpStep: 'CONFIRM_SIGN_UP',
      codeDeliveryDetails: { destination: 'h***@e***', deliveryMedium: 'EMAIL' },
    });
    expect(cognito.codes.at(-1)).toMatchObject({ poolId, email: username, purpose: 'sign-up' });

    const unconfirmed = await auth.signIn({ username, password: goodPassword });
    expect(unconfirmed.nextStep.signInStep).toBe('CONFIRM_SIGN_UP');
    await auth.resendSignUpCode({ username });
    await auth.confirmSignUp({ username, confirmationCode: cognito.codes.at(-1)?.code ?? '' });
    expect(await auth.signIn({ username, password: goodPassword })).toMatchObject({ isSignedIn: true });

    const { userId } = await auth.getCurrentUser();
    expect(userId).toBe(signedUp.userId);
    expect(await auth.fetchUserAttributes()).toEqual({
      sub: userId,
      email: username,
      email_verified: 'true',
      name: '花子',
    });
    const session = await auth.fetchAuthSession();
    expect(session.identityId).toMatch(/^ap-northeast-1:[0-9a-f-]{36}$/);
    const keys = session.credentials;
    expect(cognito.credentials.lookUp(keys?.accessKeyId ?? '', keys?.sessionToken)).toMatchObject({
      kind: 'known',
      secretAccessKey: keys?.secretAccessKey,
      principal: { cognito: { identityId: session.identityId } },
    });
  });

  it('signs in automatically after a confirmed sign-up', async () => {
    const username = 'auto@example.com';
    await auth.signUp({
      username,
      password: goodPassword,
      options: { userAttributes: { email: username }, autoSignIn: true },
    });
    const confirmed = await auth.confirmSignUp({ username, confirmationCode: cognito.codes.at(-1)?.code ?? '' });
    expect(confirmed.nextStep.signUpStep).toBe('COMPLETE_AUTO_SIGN_IN');
    expect(await auth.autoSignIn()).toMatchObject({ isSignedIn: true });
  });

  it('refreshes the access token of the same sign-in', async () => {
    await aPerson('refresh@example.com');
    const before = await auth.fetchAuthSession();
    const after = await auth.fetchAuthSession({ forceRefresh: true });
    expect(after.tokens?.accessToken.toString()).not.toBe(before.tokens?.accessToken.toString());
    expect(after.tokens?.idToken?.payload['origin_jti']).toBe(before.tokens?.idToken?.payload['origin_jti']);
    expect(after.identityId).toBe(before.identityId);
    expect(after.credentials?.accessKeyId).not.toBe(before.credentials?.accessKeyId);
  });

  it('refreshes with rotation, using every refresh token once', async () => {
    await aPerson('rotates@example.com');
    const origin = (await auth.fetchAuthSession()).tokens?.idToken?.payload['origin_jti'];
    for (let round = 0; round < 3; round++) {
      cognito.passMs(20 * 60_000);
      expect((await auth.fetchAuthSession({ forceRefresh: true })).tokens?.idToken?.payload['origin_jti']).toBe(origin);
    }
  });

  it('sets up a second factor, asks for it at sign-in, and turns it off', async () => {
    const username = 'careful@example.com';
    await aPerson(username);
    const { sharedSecret } = await auth.setUpTOTP();
    const app = authenticatorApp(sharedSecret, cognito.nowMs);
    await expect(auth.verifyTOTPSetup({ code: app.wrongCode() })).rejects.toMatchObject({
      name: 'EnableSoftwareTokenMFAException',
    });
    await auth.verifyTOTPSetup({ code: app.code() });
    await auth.updateMFAPreference({ totp: 'PREFERRED' });
    expect(await auth.fetchMFAPreference()).toEqual({ enabled: ['TOTP'], preferred: 'TOTP' });
    await auth.signOut();
    cognito.passMs(30_000);
    const { nextStep } = await auth.signIn({ username, password: goodPassword });
    expect(nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    await expect(auth.confirmSignIn({ challengeResponse: app.wrongCode() })).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
    expect(await auth.confirmSignIn({ challengeResponse: app.code() })).toMatchObject({ isSignedIn: true });
    await auth.updateMFAPreference({ totp: 'DISABLED' });
    expect(await auth.fetchMFAPreference()).toEqual({});
  });

  it('changes the email once it is verified', async () => {
    const username = 'moves@example.com';
    await aPerson(username);
    const { email } = await auth.updateUserAttributes({ userAttributes: { email: 'moved@example.com' } });
    expect(email).toMatchObject({
      isUpdated: false,
      nextStep: {
        updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE',
        codeDeliveryDetails: { destination: 'm***@e***' },
      },
    });
    await auth.sendUserAttributeVerificationCode({ userAttributeKey: 'email' });
    expect(await auth.fetchUserAttributes()).toMatchObject({ email: username });
    await auth.confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: cognito.codes.at(-1)?.code ?? '' });
    expect(await auth.fetchUserAttributes()).toMatchObject({ email: 'moved@example.com', email_verified: 'true' });
  });

  it('resets a forgotten password', async () => {
    const username = 'forgot@example.com';
    await aPerson(username);
    await auth.signOut();
    await auth.resetPassword({ username });
    await auth.confirmResetPassword({
      username,
      confirmationCode: cognito.codes.at(-1)?.code ?? '',
      newPassword: 'Wasuremashita-2',
    });
    await expect(auth.signIn({ username, password: goodPassword })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
    expect(await auth.signIn({ username, password: 'Wasuremashita-2' })).toMatchObject({ isSignedIn: true });
  });

  it('changes a password', async () => {
    const username = 'change@example.com';
    await aPerson(username);
    await expect(auth.updatePassword({ oldPassword: 'not it', newPassword: 'Kaemashita-333' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(auth.updatePassword({ oldPassword: goodPassword, newPassword: 'short' })).rejects.toMatchObject({
      name: 'InvalidPasswordException',
    });
    await auth.updatePassword({ oldPassword: goodPassword, newPassword: 'Kaemashita-333' });
    await auth.signOut();
    expect(await auth.signIn({ username, password: 'Kaemashita-333' })).toMatchObject({ isSignedIn: true });
  });

  it('signs out everywhere, so that stolen tokens are invalid', async () => {
    await aPerson('everywhere@example.com');
    const { tokens } = await auth.fetchAuthSession();
    await auth.signOut({ global: true });
    const answer = await fetch(cognito.userPools.url, {
      method: 'POST',
      headers: {
        'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser',
        'content-type': 'application/x-amz-json-1.1',
      },
      body: JSON.stringify({ AccessToken: tokens?.accessToken.toString() }),
    });
    expect(await answer.json()).toEqual({ __type: 'NotAuthorizedException', message: 'Access Token has been revoked' });
  });

  it('deletes the user, and a later sign-up with the same email is a different user', async () => {
    const username = 'leaves@example.com';
    await aPerson(username);
    const before = await auth.fetchAuthSession();
    await auth.deleteUser();
    await expect(auth.signIn({ username, password: goodPassword })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await aPerson(username);
    expect((await auth.fetchAuthSession()).identityId).not.toBe(before.identityId);
  });

  it('stays signed in after a restart of the host', async () => {
    const username = 'restart@example.com';
    await aPerson(username);
    const before = await auth.fetchAuthSession();
    await cognito.restart();
    configure();
    const after = await auth.fetchAuthSession({ forceRefresh: true });
    expect(after.identityId).toBe(before.identityId);
    expect(after.userSub).toBe(before.userSub);
    expect(after.credentials?.accessKeyId).toMatch(/^ASIA/);
  });
});
