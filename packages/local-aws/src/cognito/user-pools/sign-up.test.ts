import {
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { clientId, goodPassword, poolId } from '../testing/cognito-under-test.ts';
import { aPool, email, hourMs } from '../testing/user-pool-under-test.ts';

const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

describe('signing up', () => {
  it('confirms with the newest code only, once', async () => {
    const { signUp, confirm, lastCode, sdk, signIn } = await aPool();
    const { UserConfirmed, UserSub } = await signUp();
    expect(UserConfirmed).toBe(false);
    const firstCode = lastCode();
    await expect(signIn()).rejects.toMatchObject({
      name: 'UserNotConfirmedException',
      message: 'User is not confirmed.',
    });
    await sdk().send(new ResendConfirmationCodeCommand({ ClientId: clientId, Username: email }));
    if (firstCode !== lastCode())
      await expect(confirm(firstCode)).rejects.toMatchObject({ name: 'CodeMismatchException' });
    await confirm(lastCode());
    await expect(confirm(lastCode())).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    });
    await expect(
      sdk().send(new ResendConfirmationCodeCommand({ ClientId: clientId, Username: email })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException', message: 'User is already confirmed.' });
    expect(decodeJwt((await signIn()).IdToken)).toMatchObject({ sub: UserSub, email, email_verified: true });
  });

  it('can be finished after a restart of the host', async () => {
    const { cognito, signUp, confirm, lastCode, signIn } = await aPool();
    await signUp();
    await cognito.restart();
    await confirm(lastCode());
    expect((await signIn()).TokenType).toBe('Bearer');
  });

  it('refuses a code that is a day old, and sends another', async () => {
    const { cognito, signUp, confirm, lastCode, sdk } = await aPool();
    await signUp();
    cognito.passMs(24 * hourMs);
    await expect(confirm(lastCode())).rejects.toMatchObject({ name: 'ExpiredCodeException' });
    await sdk().send(new ResendConfirmationCodeCommand({ ClientId: clientId, Username: email }));
    await confirm(lastCode());
  });

  it('allows five wrong codes an hour, even after new codes and restarts', async () => {
    const { cognito, signUp, confirm, lastCode, sdk } = await aPool();
    await signUp();
    for (let guess = 0; guess < 5; guess++)
      await expect(confirm(wrong(lastCode()))).rejects.toMatchObject({ name: 'CodeMismatchException' });
    const limited = { name: 'LimitExceededException', message: 'Attempt limit exceeded, please try after some time.' };
    await expect(confirm(lastCode())).rejects.toMatchObject(limited);
    await sdk().send(new ResendConfirmationCodeCommand({ ClientId: clientId, Username: email }));
    await expect(confirm(lastCode())).rejects.toMatchObject(limited);
    await cognito.restart();
    await expect(confirm(lastCode())).rejects.toMatchObject(limited);
    cognito.passMs(hourMs);
    await confirm(lastCode());
  });

  it('sends no password reset code to an unverified address', async () => {
    const { cognito, signUp, sdk } = await aPool();
    await signUp();
    await sdk().send(new ForgotPasswordCommand({ ClientId: clientId, Username: email }));
    expect(cognito.codes.map(({ purpose }) => purpose)).toEqual(['sign-up']);
  });

  it('sends at most ten codes an hour', async () => {
    const { cognito, signUp, sdk } = await aPool();
    await signUp();
    const resend = () => sdk().send(new ResendConfirmationCodeCommand({ ClientId: clientId, Username: email }));
    for (let sent = 1; sent < 10; sent++) await resend();
    await expect(resend()).rejects.toMatchObject({ name: 'LimitExceededException' });
    cognito.passMs(hourMs);
    await resend();
    expect(cognito.codes).toHaveLength(11);
  });

  it('accepts an email once, in any case, from concurrent requests', async () => {
    const { signUp } = await aPool();
    const outcomes = await Promise.allSettled([
      signUp(),
      signUp(),
      signUp('HANAKO@example.com'),
      signUp('Hanako@Example.com'),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(signUp()).rejects.toMatchObject({
      name: 'UsernameExistsException',
      message: 'An account with the given email already exists.',
    });
  });

  it('distinguishes emails that differ in case when the pool does', async () => {
    const { signUp } = await aPool({ pool: { caseSensitive: true } });
    await signUp();
    await signUp('HANAKO@example.com');
  });

  it.each([
    ['Hanako-1', 'Password not long enough'],
    ['hanako-no-aikotoba-1', 'Password must have uppercase characters'],
    ['HANAKO-NO-AIKOTOBA-1', 'Password must have lowercase characters'],
    ['Hanako-no-aikotoba', 'Password must have numeric characters'],
    ['Hanakonoaikotoba1', 'Password must have symbol characters'],
  ])('refuses the password %s: %s', async (password, reason) => {
    const { signUp } = await aPool();
    await expect(signUp(email, {}, password)).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: `Password did not conform with policy: ${reason}`,
    });
  });

  it('checks attributes against the schema and the rights of the client', async () => {
    const { signUp } = await aPool({
      pool: { requiredAttributes: ['name'], customAttributes: ['custom:theme'] },
      client: { writable: new Set(['email', 'name', 'custom:theme']) },
    });
    await expect(signUp('hanako', { name: '花子' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Username should be an email.',
    });
    await expect(signUp(email, { name: '花子', email: 'other@example.com' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    await expect(signUp(email)).rejects.toMatchObject({
      message: expect.stringContaining('name: The attribute is required') as unknown,
    });
    await expect(signUp(email, { name: '花子', shoe: '23' })).rejects.toMatchObject({
      message: expect.stringContaining('{shoe}') as unknown,
    });
    await expect(signUp(email, { name: '花子', locale: 'ja' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(signUp(email, { name: '花子', email_verified: 'true' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    await signUp(email, { name: '花子', email, 'custom:theme': 'dark' });
  });

  it('is for administrators only when the pool says so', async () => {
    const { signUp, cognito, signIn } = await aPool({ pool: { selfSignUp: false } });
    await expect(signUp()).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'SignUp is not permitted for this user pool',
    });
    const { sub } = await cognito.userPools.adminCreateUser({ poolId, email, password: goodPassword });
    expect(cognito.userPools.subOf(poolId, 'Hanako@example.com')).toBe(sub);
    await signIn();
  });

  it('names an unknown client and a missing or too long parameter', async () => {
    const { sdk } = await aPool();
    await expect(
      sdk().send(new SignUpCommand({ ClientId: 'nobody', Username: email, Password: goodPassword })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: 'User pool client nobody does not exist.' });
    await expect(
      sdk().send(new SignUpCommand({ ClientId: clientId, Username: email, Password: '' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException', message: 'Missing required parameter Password' });
    await expect(
      sdk().send(
        new SignUpCommand({ ClientId: clientId, Username: `${'a'.repeat(200)}@example.com`, Password: goodPassword }),
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining('less than or equal to 128') as unknown });
    await expect(
      sdk().send(new SignUpCommand({ ClientId: clientId, Username: email, Password: goodPassword, SecretHash: 'x' })),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });
});
