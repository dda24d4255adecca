import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider';
import {
  AssociateSoftwareTokenCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { authenticatorApp } from '../testing/authenticator-under-test.ts';
import type { EndpointSettings, SignInTokens } from '../testing/cognito-under-test.ts';
import { clientId, goodPassword, poolId } from '../testing/cognito-under-test.ts';
import { aMember, email } from '../testing/user-pool-under-test.ts';

const stepMs = 30_000;
const taro = 'taro@example.com';

async function aPerson(settings?: EndpointSettings) {
  const member = await aMember(settings);
  const { sdk, cognito } = member;
  const password = (ClientId = clientId, username = email) =>
    member.initiate('USER_PASSWORD_AUTH', { USERNAME: username, PASSWORD: goodPassword }, ClientId);
  const respond = (
    ChallengeName: ChallengeNameType,
    Session: string | undefined,
    responses: Record<string, string>,
    ClientId = clientId,
  ) =>
    sdk().send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName,
        Session,
        ChallengeResponses: { USERNAME: email, ...responses },
      }),
    );
  const sendCode = (Session: string | undefined, code: string, more: { ClientId?: string; USERNAME?: string } = {}) =>
    respond(
      'SOFTWARE_TOKEN_MFA',
      Session,
      { SOFTWARE_TOKEN_MFA_CODE: code, ...(more.USERNAME === undefined ? {} : { USERNAME: more.USERNAME }) },
      more.ClientId,
    );
  const associate = async (AccessToken: string) =>
    authenticatorApp(
      (await sdk().send(new AssociateSoftwareTokenCommand({ AccessToken }))).SecretCode ?? '',
      cognito.nowMs,
    );
  const verify = (AccessToken: string, UserCode: string) =>
    sdk().send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
  const prefer = (AccessToken: string, Enabled: boolean, PreferredMfa = Enabled) =>
    sdk().send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled, PreferredMfa } }));
  return { ...member, password, respond, sendCode, associate, verify, prefer };
}

/** A user with a second factor. The code that verified the app is one step old. */
async function aCarefulPerson(settings?: EndpointSettings) {
  const person = await aPerson(settings);
  const { AccessToken } = await person.signIn();
  const app = await person.associate(AccessToken);
  await person.verify(AccessToken, app.code());
  await person.prefer(AccessToken, true);
  person.cognito.passMs(stepMs);
  return { ...person, AccessToken, app };
}

describe('a second factor', () => {
  it('is required at sign-in only after all three steps of its enrolment', async () => {
    const { signIn, associate, verify, prefer, getUser, password, sendCode, cognito, sub } = await aPerson();
    const { AccessToken } = await signIn();
    await expect(prefer(AccessToken, true)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA',
    });
    const app = await associate(AccessToken);
    await expect(prefer(AccessToken, true)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(verify(AccessToken, app.wrongCode())).rejects.toMatchObject({
      name: 'EnableSoftwareTokenMFAException',
      message: 'Code mismatch and fail enable Software Token MFA',
    });
    expect((await verify(AccessToken, app.code())).Status).toBe('SUCCESS');
    await expect(verify(AccessToken, app.code(1))).rejects.toMatchObject({ name: 'InvalidParameterException' });
    expect((await password()).ChallengeName).toBeUndefined();
    expect(await getUser(AccessToken)).not.toHaveProperty('UserMFASettingList');
    await prefer(AccessToken, true);
    expect(await getUser(AccessToken)).toMatchObject({
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    });
    const challenge = await password();
    expect(challenge).toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: expect.any(String) as unknown });
    expect(challenge.AuthenticationResult).toBeUndefined();
    expect(challenge.ChallengeParameters).toEqual({ USER_ID_FOR_SRP: sub });
    cognito.passMs(stepMs);
    expect((await sendCode(challenge.Session, app.code())).AuthenticationResult).toMatchObject({
      TokenType: 'Bearer',
      RefreshToken: expect.any(String) as unknown,
    });
  });

  it('stays after a restart of the host, and a session does not', async () => {
    const { cognito, password, sendCode, app } = await aCarefulPerson();
    const { Session } = await password();
    await cognito.restart();
    await expect(sendCode(Session, app.code())).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user, session is expired.',
    });
    await sendCode((await password()).Session, app.code());
  });

  it('accepts a code once for all purposes, and no earlier code after it', async () => {
    const { password, sendCode, app, AccessToken, associate, verify, cognito } = await aCarefulPerson();
    const used = { name: 'ExpiredCodeException', message: 'Your software token has already been used once.' };
    await sendCode((await password()).Session, app.code());
    await expect(sendCode((await password()).Session, app.code())).rejects.toMatchObject(used);
    await expect(sendCode((await password()).Session, app.code(-1))).rejects.toMatchObject(used);
    await cognito.restart();
    await expect(sendCode((await password()).Session, app.code())).rejects.toMatchObject(used);
    const next = await associate(AccessToken);
    await verify(AccessToken, next.code());
    await expect(sendCode((await password()).Session, next.code())).rejects.toMatchObject(used);
  });

  it('allows another try after a wrong code in the same session, which ends with the right code', async () => {
    const { password, sendCode, app, cognito } = await aCarefulPerson();
    const { Session } = await password();
    await expect(sendCode(Session, app.wrongCode())).rejects.toMatchObject({
      name: 'CodeMismatchException',
      message: 'Invalid code received for user',
    });
    await sendCode(Session, app.code());
    cognito.passMs(stepMs);
    await expect(sendCode(Session, app.code())).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user, session can only be used once.',
    });
  });

  it('starts one session for concurrent responses to the same challenge', async () => {
    const { password, sendCode, app } = await aCarefulPerson();
    const { Session } = await password();
    const outcomes = await Promise.allSettled([
      sendCode(Session, app.code()),
      sendCode(Session, app.code()),
      sendCode(Session, app.code(1)),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('accepts a response only in time and from the client, user and challenge of the session', async () => {
    const { password, sendCode, respond, app, cognito, associate, verify, prefer, signIn } = await aCarefulPerson({
      otherClient: {},
    });
    const refused = { name: 'NotAuthorizedException' };
    const { Session } = await password();
    await expect(sendCode(Session, app.code(), { ClientId: '2other' })).rejects.toMatchObject(refused);
    await expect(sendCode(Session, app.code(), { USERNAME: 'nobody@example.com' })).rejects.toMatchObject(refused);
    // Another user with an app, with a code of either app.
    await cognito.userPools.adminCreateUser({ poolId, email: taro, password: goodPassword });
    const his = await associate((await signIn(goodPassword, taro)).AccessToken);
    const { AccessToken } = await signIn(goodPassword, taro);
    const hisApp = await associate(AccessToken);
    await verify(AccessToken, hisApp.code());
    await prefer(AccessToken, true);
    for (const code of [app.code(), hisApp.code(1), his.code()])
      await expect(sendCode(Session, code, { USERNAME: taro })).rejects.toMatchObject(refused);
    await expect(respond('MFA_SETUP', Session, {})).rejects.toMatchObject(refused);
    await expect(sendCode('a-session-that-is-unknown', app.code())).rejects.toMatchObject(refused);
    await expect(sendCode(undefined, app.code())).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Missing required parameter Session',
    });
    cognito.passMs(180_000);
    await expect(sendCode(Session, app.code())).rejects.toMatchObject({
      ...refused,
      message: 'Invalid session for the user, session is expired.',
    });
  });

  it('allows five wrong codes in a row over all sessions, and a right password does not reset them', async () => {
    const { password, sendCode, app, cognito } = await aCarefulPerson();
    const limited = { name: 'LimitExceededException' };
    for (let guess = 0; guess < 5; guess++)
      await expect(sendCode((await password()).Session, app.wrongCode())).rejects.toMatchObject({
        name: 'CodeMismatchException',
      });
    await expect(sendCode((await password()).Session, app.code())).rejects.toMatchObject(limited);
    cognito.passMs(1000);
    await expect(sendCode((await password()).Session, app.wrongCode())).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
    cognito.passMs(1000);
    await expect(sendCode((await password()).Session, app.code())).rejects.toMatchObject(limited);
    cognito.passMs(1000);
    await sendCode((await password()).Session, app.code());
  });

  it('resets the count of wrong codes after a right one', async () => {
    const { password, sendCode, app, cognito } = await aCarefulPerson();
    for (let round = 0; round < 2; round++) {
      for (let guess = 0; guess < 4; guess++)
        await expect(sendCode((await password()).Session, app.wrongCode())).rejects.toMatchObject({
          name: 'CodeMismatchException',
        });
      await sendCode((await password()).Session, app.code());
      cognito.passMs(stepMs);
    }
  });

  it('accepts either name of the user', async () => {
    const { password, sendCode, app, sub } = await aCarefulPerson();
    await sendCode((await password(clientId, sub)).Session, app.code(), { USERNAME: sub });
  });

  it('can be turned off and on by the user', async () => {
    const { AccessToken, prefer, getUser, signIn, password } = await aCarefulPerson();
    await prefer(AccessToken, false);
    expect((await signIn()).TokenType).toBe('Bearer');
    expect(await getUser(AccessToken)).not.toHaveProperty('PreferredMfaSetting');
    await prefer(AccessToken, true, false);
    expect((await password()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    expect(await getUser(AccessToken)).toMatchObject({ UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] });
    expect(await getUser(AccessToken)).not.toHaveProperty('PreferredMfaSetting');
  });

  it('moves to a new app only after that app is verified', async () => {
    const { AccessToken, associate, verify, password, sendCode, app, cognito } = await aCarefulPerson();
    const next = await associate(AccessToken);
    await sendCode((await password()).Session, app.code());
    cognito.passMs(stepMs);
    await verify(AccessToken, next.code());
    cognito.passMs(stepMs);
    await expect(sendCode((await password()).Session, app.code())).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
    await sendCode((await password()).Session, next.code());
  });

  it('needs a valid access token, an associated app, and a factor that the pool has', async () => {
    const { signIn, verify, sdk, associate } = await aPerson();
    const { AccessToken, IdToken } = await signIn();
    await expect(associate(IdToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(verify(IdToken, '123456')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(verify(AccessToken, '123456')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('AssociateSoftwareToken') as unknown,
    });
    await expect(
      sdk().send(
        new SetUserMFAPreferenceCommand({ AccessToken: IdToken, SoftwareTokenMfaSettings: { Enabled: false } }),
      ),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    for (const [name, factor] of [
      ['SMSMfaSettings', 'SMS_MFA'],
      ['EmailMfaSettings', 'EMAIL_MFA'],
    ] as const) {
      await expect(
        sdk().send(new SetUserMFAPreferenceCommand({ AccessToken, [name]: { Enabled: true } })),
      ).rejects.toMatchObject({ message: `User does not have delivery config set to turn on ${factor}` });
      await sdk().send(new SetUserMFAPreferenceCommand({ AccessToken, [name]: { Enabled: false } }));
    }
  });

  it('allows five wrong codes in a row during its enrolment', async () => {
    const { signIn, associate, verify, cognito } = await aPerson();
    const { AccessToken } = await signIn();
    const app = await associate(AccessToken);
    for (let guess = 0; guess < 5; guess++)
      await expect(verify(AccessToken, app.wrongCode())).rejects.toMatchObject({
        name: 'EnableSoftwareTokenMFAException',
      });
    await expect(verify(AccessToken, app.code())).rejects.toMatchObject({ name: 'LimitExceededException' });
    cognito.passMs(1000);
    expect((await verify(AccessToken, app.code())).Status).toBe('SUCCESS');
  });

  it('is unknown when the pool has none', async () => {
    const { signIn, associate, prefer } = await aPerson({ pool: { mfa: 'OFF' } });
    const { AccessToken } = await signIn();
    const none = { name: 'SoftwareTokenMFANotFoundException' };
    await expect(associate(AccessToken)).rejects.toMatchObject(none);
    await expect(prefer(AccessToken, true)).rejects.toMatchObject(none);
  });

  it('is set up during the sign-in when the pool requires one, with a new session for each step', async () => {
    const { password, respond, sdk, sendCode, cognito, getUser } = await aPerson({ pool: { mfa: 'ON' } });
    const challenge = await password();
    expect(challenge).toMatchObject({
      ChallengeName: 'MFA_SETUP',
      ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    });
    const verify = (Session: string | undefined, UserCode: string) =>
      sdk().send(new VerifySoftwareTokenCommand({ Session, UserCode }));
    await expect(respond('MFA_SETUP', challenge.Session, {})).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(verify(challenge.Session, '123456')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(verify('a-session-that-is-unknown', '123456')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user, session is expired.',
    });
    const { SecretCode = '', Session } = await sdk().send(
      new AssociateSoftwareTokenCommand({ Session: challenge.Session }),
    );
    await expect(sdk().send(new AssociateSoftwareTokenCommand({ Session: challenge.Session }))).rejects.toMatchObject({
      message: 'Invalid session for the user, session can only be used once.',
    });
    const app = authenticatorApp(SecretCode, cognito.nowMs);
    await expect(verify(Session, app.wrongCode())).rejects.toMatchObject({ name: 'EnableSoftwareTokenMFAException' });
    await expect(respond('MFA_SETUP', Session, {})).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    const verified = await verify(Session, app.code());
    await expect(verify(Session, app.code(1))).rejects.toMatchObject({
      message: 'Invalid session for the user, session can only be used once.',
    });
    await cognito.userPools.adminCreateUser({ poolId, email: taro, password: goodPassword });
    for (const USERNAME of ['nobody@example.com', taro])
      await expect(respond('MFA_SETUP', verified.Session, { USERNAME })).rejects.toMatchObject({
        name: 'NotAuthorizedException',
      });
    const tokens = (await respond('MFA_SETUP', verified.Session, {})).AuthenticationResult as SignInTokens;
    await expect(respond('MFA_SETUP', verified.Session, {})).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    expect(await getUser(tokens.AccessToken)).toMatchObject({ PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' });
    cognito.passMs(stepMs);
    const next = await password();
    expect(next.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    await sendCode(next.Session, app.code());
  });

  it('cannot be turned off when the pool requires one', async () => {
    const { AccessToken, prefer, password } = await aCarefulPersonIn('ON');
    await prefer(AccessToken, false);
    expect((await password()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  });
});

/** A user who enrolled during the sign-in of a pool that requires a second factor. */
async function aCarefulPersonIn(mfa: 'ON') {
  const person = await aPerson({ pool: { mfa } });
  const { Session } = await person.password();
  const offered = await person.sdk().send(new AssociateSoftwareTokenCommand({ Session }));
  const app = authenticatorApp(offered.SecretCode ?? '', person.cognito.nowMs);
  const verified = await person
    .sdk()
    .send(new VerifySoftwareTokenCommand({ Session: offered.Session, UserCode: app.code() }));
  const { AuthenticationResult } = await person.respond('MFA_SETUP', verified.Session, {});
  return { ...person, AccessToken: AuthenticationResult?.AccessToken ?? '' };
}

describe('a user record', () => {
  it('of the first release is opened and written in the current version; one of a later version is refused by name', async () => {
    const { cognito, signIn } = await aMember();
    const { RefreshToken } = await signIn();
    const folder = join(cognito.dataDir, 'cognito', 'user-pools', poolId, 'users');
    const [file = ''] = await readdir(folder);
    const path = join(folder, file);
    const record = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    expect(record['version']).toBe(3);
    await writeFile(path, JSON.stringify({ ...record, version: 1 }));
    await cognito.restart();
    expect(RefreshToken).not.toBe((await signIn()).RefreshToken);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ version: 3 });
    await writeFile(path, JSON.stringify({ ...record, version: 4 }));
    await expect(cognito.restart()).rejects.toThrow(
      /is not a user record of version 1 or 2 or 3\. Put back a copy of the file/,
    );
    await writeFile(path, JSON.stringify(record));
    await cognito.restart();
  });
});
