import { RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { clientId, goodPassword } from '../testing/cognito-under-test.ts';
import { srpClient } from '../testing/srp-client.ts';
import { aMember, email } from '../testing/user-pool-under-test.ts';

async function aSignIn() {
  const member = await aMember();
  const client = srpClient();
  /** Gets a challenge and answers it. Of the answer, the timestamp and what is signed may differ from what is sent. */
  const signIn = async (
    changed: { password?: string; timestamp?: string; signedAt?: string; poolName?: string } = {},
  ) => {
    const { password = goodPassword, timestamp = 'Tue Mar 14 09:05:06 UTC 2025', poolName = 'TestPool1' } = changed;
    const { ChallengeParameters: { SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP = '' } = {} } =
      await member.initiate('USER_SRP_AUTH', { USERNAME: email, SRP_A: client.publicHex });
    const challenge = { salt: SALT, serverPublic: SRP_B, userId: USER_ID_FOR_SRP, secretBlock: SECRET_BLOCK };
    return member.sdk().send(
      new RespondToAuthChallengeCommand({
        ClientId: clientId,
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeResponses: {
          USERNAME: USER_ID_FOR_SRP,
          PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
          PASSWORD_CLAIM_SIGNATURE: client.sign(challenge, poolName, password, changed.signedAt ?? timestamp),
          TIMESTAMP: timestamp,
        },
      }),
    );
  };
  return { ...member, signIn };
}

const wrong = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };

describe('signing in without sending the password', () => {
  it('succeeds with the right one, whether the day has one digit or two', async () => {
    const { signIn, sub, getUser } = await aSignIn();
    for (const timestamp of ['Tue Mar 14 09:05:06 UTC 2025', 'Tue Mar 4 09:05:06 UTC 2025']) {
      const { AuthenticationResult } = await signIn({ timestamp });
      expect((await getUser(AuthenticationResult?.AccessToken ?? '')).Username).toBe(sub);
    }
  });

  it('fails with another password, and where the signature is for another time or pool', async () => {
    const { signIn } = await aSignIn();
    await expect(signIn({ password: 'Hanako-no-aikotoba-2' })).rejects.toMatchObject(wrong);
    await expect(signIn({ signedAt: 'Tue Mar 14 09:05:07 UTC 2025' })).rejects.toMatchObject(wrong);
    await expect(signIn({ poolName: 'ap-northeast-1_TestPool1' })).rejects.toMatchObject(wrong);
  });

  it('takes no timestamp with something around it', async () => {
    const { signIn } = await aSignIn();
    for (const timestamp of ['xTue Mar 14 09:05:06 UTC 2025', 'Tue Mar 14 09:05:06 UTC 20255'])
      await expect(signIn({ timestamp })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('locks out after five wrong ones, and counts from the start again after a right one', async () => {
    const { signIn, cognito } = await aSignIn();
    for (let guess = 0; guess < 4; guess++) await expect(signIn({ password: 'wrong' })).rejects.toMatchObject(wrong);
    await signIn();
    for (let guess = 0; guess < 5; guess++) await expect(signIn({ password: 'wrong' })).rejects.toMatchObject(wrong);
    await expect(signIn()).rejects.toMatchObject({ message: 'Password attempts exceeded' });
    cognito.passMs(1000);
    await signIn();
  });
});
