import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { clientId, goodPassword, poolId } from '../testing/cognito-under-test.ts';
import { aMember, email, hourMs } from '../testing/user-pool-under-test.ts';

describe('passwords', () => {
  it('are reset with a code of the last hour, which a refused password does not spend', async () => {
    const { cognito, sdk, lastCode, signIn } = await aMember();
    const forgot = () => sdk().send(new ForgotPasswordCommand({ ClientId: clientId, Username: email }));
    const reset = (password: string, code = lastCode()) =>
      sdk().send(
        new ConfirmForgotPasswordCommand({
          ClientId: clientId,
          Username: email,
          ConfirmationCode: code,
          Password: password,
        }),
      );
    await expect(reset('Atarashii-pass-2', '123456')).rejects.toMatchObject({ name: 'ExpiredCodeException' });
    await forgot();
    cognito.passMs(hourMs);
    await expect(reset('Atarashii-pass-2')).rejects.toMatchObject({ name: 'ExpiredCodeException' });
    await forgot();
    await expect(reset('short')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
    await reset('Atarashii-pass-2');
    await expect(reset('Atarashii-pass-3')).rejects.toMatchObject({ name: 'ExpiredCodeException' });
    await signIn('Atarashii-pass-2');
  });

  it('change with the old password', async () => {
    const { sdk, signIn } = await aMember();
    const { AccessToken } = await signIn();
    const change = (PreviousPassword: string) =>
      sdk().send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword: 'Atarashii-pass-2' }));
    await expect(change('wrong')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
    await expect(
      sdk().send(new ChangePasswordCommand({ AccessToken, PreviousPassword: goodPassword, ProposedPassword: 'short' })),
    ).rejects.toMatchObject({ name: 'InvalidPasswordException' });
    await change(goodPassword);
    await signIn('Atarashii-pass-2');
    await expect(signIn()).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('cannot be guessed with a stolen access token, because five wrong ones lock out', async () => {
    const { sdk, signIn, cognito } = await aMember();
    const { AccessToken } = await signIn();
    const change = (PreviousPassword: string) =>
      sdk().send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword: 'Atarashii-pass-2' }));
    for (let guess = 0; guess < 5; guess++)
      await expect(change('wrong')).rejects.toMatchObject({ message: 'Incorrect username or password.' });
    await expect(change(goodPassword)).rejects.toMatchObject({ message: 'Password attempts exceeded' });
    cognito.passMs(1000);
    await change(goodPassword);
  });

  it('are not on disk, and neither are tokens or codes; the files are readable only by their owner', async () => {
    const { cognito, signIn, sdk, lastCode } = await aMember();
    const { RefreshToken } = await signIn();
    await sdk().send(new ForgotPasswordCommand({ ClientId: clientId, Username: email }));
    const root = join(cognito.dataDir, 'cognito');
    const files = (await readdir(root, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.map((file) => file.slice(root.length).replace(/[0-9a-f-]{36}/, 'SUB'))).toEqual(
      expect.arrayContaining([`/user-pools/${poolId}/secrets.json`, `/user-pools/${poolId}/users/SUB.json`]),
    );
    for (const file of files) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const content = await readFile(file, 'utf8');
      for (const secret of [goodPassword, RefreshToken, `"${lastCode()}"`]) expect(content).not.toContain(secret);
    }
  });
});
