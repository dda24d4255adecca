import {
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  GetUserAttributeVerificationCodeCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { EndpointSettings } from '../testing/cognito-under-test.ts';
import { clientId, goodPassword, poolId } from '../testing/cognito-under-test.ts';
import { aMember, email, hourMs } from '../testing/user-pool-under-test.ts';

const newEmail = 'hanako@example.net';

async function aPerson(settings?: EndpointSettings) {
  const member = await aMember(settings);
  const { sdk, cognito } = member;
  const { AccessToken } = await member.signIn();
  const update = (attributes: Record<string, string>, token = AccessToken) =>
    sdk().send(
      new UpdateUserAttributesCommand({
        AccessToken: token,
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      }),
    );
  const verify = (Code: string, token = AccessToken) =>
    sdk().send(new VerifyUserAttributeCommand({ AccessToken: token, AttributeName: 'email', Code }));
  const sendAgain = (token = AccessToken) =>
    sdk().send(new GetUserAttributeVerificationCodeCommand({ AccessToken: token, AttributeName: 'email' }));
  const emailOf = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      ((await member.getUser(AccessToken)).UserAttributes ?? []).map(({ Name = '', Value = '' }) => [Name, Value]),
    );
  const another = async (address: string) => {
    await cognito.userPools.adminCreateUser({ poolId, email: address, password: goodPassword });
    return (await member.signIn(goodPassword, address)).AccessToken;
  };
  return { ...member, AccessToken, update, verify, sendAgain, emailOf, another };
}

describe('a changed email', () => {
  it('replaces the old one only after it is verified', async () => {
    const { update, verify, emailOf, signIn, lastCode, cognito } = await aPerson();
    expect(await update({ email: newEmail })).toMatchObject({
      CodeDeliveryDetailsList: [{ AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'h***@e***' }],
    });
    expect(cognito.codes.at(-1)).toMatchObject({ email: newEmail, purpose: 'verify-email' });
    expect(await emailOf()).toMatchObject({ email, email_verified: 'true' });
    await signIn();
    await expect(signIn(goodPassword, newEmail)).rejects.toMatchObject({ message: 'Incorrect username or password.' });
    await cognito.restart();
    await verify(lastCode());
    expect(await emailOf()).toMatchObject({ email: newEmail, email_verified: 'true' });
    expect(decodeJwt((await signIn(goodPassword, newEmail)).IdToken)).toMatchObject({
      email: newEmail,
      email_verified: true,
    });
    await expect(signIn()).rejects.toMatchObject({ message: 'Incorrect username or password.' });
    await expect(verify(lastCode())).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  });

  it('is verified only by a code that was sent to it for this purpose', async () => {
    const { update, verify, sdk, cognito, sendAgain, emailOf } = await aPerson();
    await update({ email: 'mine@example.net' });
    const first = cognito.codes.at(-1)?.code ?? '';
    await update({ email: newEmail });
    if (cognito.codes.at(-1)?.code !== first)
      await expect(verify(first)).rejects.toMatchObject({ name: 'CodeMismatchException' });
    await sdk().send(new ForgotPasswordCommand({ ClientId: clientId, Username: email }));
    const forgotten = cognito.codes.at(-1);
    expect(forgotten).toMatchObject({ email, purpose: 'reset-password' });
    await sendAgain();
    expect(cognito.codes.at(-1)).toMatchObject({ email: newEmail, purpose: 'verify-email' });
    if (forgotten?.code !== cognito.codes.at(-1)?.code)
      await expect(verify(forgotten?.code ?? '')).rejects.toMatchObject({ name: 'CodeMismatchException' });
    await verify(cognito.codes.at(-1)?.code ?? '');
    expect(await emailOf()).toMatchObject({ email: newEmail });
  });

  it('invalidates a password reset code that was sent to the old one', async () => {
    const { update, verify, sdk, lastCode } = await aPerson();
    await sdk().send(new ForgotPasswordCommand({ ClientId: clientId, Username: email }));
    const sentToOld = lastCode();
    await update({ email: newEmail });
    await verify(lastCode());
    const reset = sdk().send(
      new ConfirmForgotPasswordCommand({
        ClientId: clientId,
        Username: newEmail,
        ConfirmationCode: sentToOld,
        Password: 'Atarashii-pass-2',
      }),
    );
    await expect(reset).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  });

  it('is refused at the update and at the verification when another user has it in any case', async () => {
    const { update, verify, another, lastCode, emailOf, sub } = await aPerson();
    const taken = { name: 'AliasExistsException', message: 'An account with the given email already exists.' };
    await another('taro@example.com');
    await expect(update({ email: 'Taro@Example.com' })).rejects.toMatchObject(taken);
    await update({ email: newEmail });
    const mine = lastCode();
    const jiro = await another('jiro@example.com');
    await update({ email: newEmail }, jiro);
    await verify(lastCode(), jiro);
    await expect(verify(mine)).rejects.toMatchObject(taken);
    expect(await emailOf()).toMatchObject({ email });
    await expect(update({ email: `${sub}@example.com`, name: '花子' })).resolves.toMatchObject({});
  });

  it('may differ from the old one only in case', async () => {
    const { update, verify, lastCode, signIn } = await aPerson();
    await update({ email: 'Hanako@Example.com' });
    await verify(lastCode());
    await signIn();
  });

  it('can be verified with five guesses within a day', async () => {
    const { update, verify, lastCode, cognito, signIn } = await aPerson({ client: { accessTokenTtlSeconds: 86_400 } });
    await update({ email: newEmail });
    const wrong = lastCode() === '000000' ? '111111' : '000000';
    for (let guess = 0; guess < 5; guess++)
      await expect(verify(wrong)).rejects.toMatchObject({ name: 'CodeMismatchException' });
    await expect(verify(lastCode())).rejects.toMatchObject({ name: 'LimitExceededException' });
    await update({ email: newEmail });
    await expect(verify(lastCode())).rejects.toMatchObject({ name: 'LimitExceededException' });
    cognito.passMs(hourMs);
    const { AccessToken } = await signIn();
    cognito.passMs(23 * hourMs);
    await expect(verify(lastCode(), AccessToken)).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  });

  it('needs a valid access token, and no other attribute can be verified', async () => {
    const { update, verify, sendAgain, signIn, sdk, AccessToken } = await aPerson();
    const { IdToken } = await signIn();
    const calls = [
      () => update({ email: newEmail }, IdToken),
      () => verify('123456', IdToken),
      () => sendAgain(IdToken),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(update({ email: 'not an address' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(update({ email: '' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(update({ email_verified: 'true' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(
      sdk().send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'phone_number', Code: '1' })),
    ).rejects.toMatchObject({ message: expect.stringContaining('verifies only email') as unknown });
  });

  it('replaces the old one at once, unverified, when the pool does not keep the original', async () => {
    const { update, emailOf, signIn, verify, lastCode } = await aPerson({ pool: { keepsOriginalEmail: false } });
    await update({ email: newEmail });
    expect(await emailOf()).toMatchObject({ email: newEmail, email_verified: 'false' });
    await signIn(goodPassword, newEmail);
    await verify(lastCode());
    expect(await emailOf()).toMatchObject({ email_verified: 'true' });
  });
});

describe('other attributes', () => {
  it('are all kept when they change at the same time', async () => {
    const { update, emailOf } = await aPerson();
    const names = ['name', 'nickname', 'locale', 'zoneinfo', 'website', 'profile'];
    await Promise.all(names.map((name) => update({ [name]: 'x' })));
    expect(Object.keys(await emailOf())).toEqual(expect.arrayContaining(names));
  });

  it('have values of 2,048 characters at most', async () => {
    const { update } = await aPerson();
    await update({ name: 'x'.repeat(2048) });
    await expect(update({ name: 'x'.repeat(2049) })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('change at once, are removed by a blank value, and obey the schema and the rights of the client', async () => {
    const { update, emailOf } = await aPerson({
      pool: { customAttributes: ['custom:theme', 'custom:fixed'], immutableAttributes: ['custom:fixed'] },
      client: { writable: new Set(['name', 'custom:theme', 'custom:fixed']) },
    });
    expect(await update({ name: '花子', 'custom:theme': 'dark' })).toMatchObject({ CodeDeliveryDetailsList: [] });
    expect(await emailOf()).toMatchObject({ name: '花子', 'custom:theme': 'dark' });
    await update({ 'custom:theme': '' });
    expect(await emailOf()).not.toHaveProperty('custom:theme');
    await expect(update({ 'custom:fixed': 'x' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('cannot be updated') as unknown,
    });
    await expect(update({ shoe: '23' })).rejects.toMatchObject({
      message: expect.stringContaining('{shoe}') as unknown,
    });
    await expect(update({ locale: 'ja' })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(update({ email: newEmail })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });
});
