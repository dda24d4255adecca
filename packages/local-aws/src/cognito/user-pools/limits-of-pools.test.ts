import { describe, expect, it } from 'vitest';
import { goodPassword } from '../testing/cognito-under-test.ts';
import { noon, openPools } from '../testing/open-pools.ts';
import { bearerOf } from './access-token.ts';
import { issueCode } from './confirmation-code.ts';
import { refreshSession } from './refresh-session.ts';
import { sendCode } from './send-code.ts';
import { withRevoked } from './sessions.ts';
import { spendCode } from './spend-code.ts';
import { signInWithPasswordProved, startSession } from './start-session.ts';
import type { AuthenticationResult } from './tokens.ts';
import type { UserPool } from './user-pool.ts';
import { challengeTtlSecondsOf, poolOfSession } from './user-pool.ts';

const [first, second] = ['ap-northeast-1_First', 'ap-northeast-1_Second'];
const dayMs = 86_400_000;

async function aMember(...poolIds: readonly [string, ...string[]]) {
  const opened = await openPools(...poolIds);
  const { context, addUser } = opened;
  const pool = context.pools.at(-1) as UserPool;
  const client = [...pool.clients.values()][0];
  if (client === undefined) throw new Error('The pool has no client.');
  const user = await addUser(pool, 'hanako@example.com');
  const signIn = async (): Promise<AuthenticationResult> => {
    const { AuthenticationResult: tokens } = await startSession(context, pool, client, user);
    return tokens as AuthenticationResult;
  };
  return { ...opened, pool, client, user, signIn };
}

describe('a refresh token', () => {
  it('works until its time has passed', async () => {
    const { context, clock, pool, client, signIn } = await aMember(first);
    const { RefreshToken = '' } = await signIn();
    clock.atMs = noon + 30 * dayMs - 1;
    expect(await refreshSession(context, pool, client, RefreshToken)).not.toHaveProperty('RefreshToken');
    clock.atMs = noon + 30 * dayMs;
    await expect(refreshSession(context, pool, client, RefreshToken)).rejects.toThrow('Refresh Token has expired');
  });

  it('that was replaced works until its grace period has passed', async () => {
    const { context, clock, pool, client, signIn } = await aMember(first);
    const rotating = { ...client, rotationGraceSeconds: 60 };
    const { RefreshToken = '' } = await signIn();
    await refreshSession(context, pool, rotating, RefreshToken);
    clock.atMs = noon + 59_999;
    await refreshSession(context, pool, rotating, RefreshToken);
    clock.atMs = noon + 60_000;
    await expect(refreshSession(context, pool, rotating, RefreshToken)).rejects.toMatchObject({
      code: 'RefreshTokenReuseException',
    });
  });
});

describe('an access token', () => {
  it('is found in the pool that has issued it', async () => {
    const { context, pool, signIn } = await aMember(first, second);
    expect((await bearerOf(context, (await signIn()).AccessToken)).pool).toBe(pool);
  });

  it('works until its time has passed, and what is wrong with it stays known', async () => {
    const { context, clock, signIn } = await aMember(first);
    const { AccessToken } = await signIn();
    clock.atMs = noon + 3_599_999;
    await bearerOf(context, AccessToken);
    clock.atMs = noon + 3_600_000;
    await expect(bearerOf(context, AccessToken)).rejects.toMatchObject({
      message: 'Access Token has expired',
      cause: { code: 'ERR_JWT_EXPIRED' },
    });
    await expect(bearerOf(context, 'x.y.z')).rejects.toMatchObject({
      message: 'Invalid Access Token',
      cause: { code: 'ERR_JWT_INVALID' },
    });
  });

  it('is refused once its session is revoked', async () => {
    const { context, pool, user, signIn } = await aMember(first);
    const { AccessToken } = await signIn();
    await pool.users.put(withRevoked(pool.users.byUsername(user.username) ?? user, () => true));
    await expect(bearerOf(context, AccessToken)).rejects.toThrow('Access Token has been revoked');
  });
});

describe('a user who was deleted meanwhile', () => {
  it('gets no code', async () => {
    const { context, pool, user, codes } = await aMember(first);
    await sendCode(context, pool, user, 'reset-password');
    expect(codes).toHaveLength(1);
    await pool.users.remove(user);
    await sendCode(context, pool, user, 'reset-password');
    expect(codes).toHaveLength(1);
  });

  it('is not signed in', async () => {
    const { context, pool, client, user } = await aMember(first);
    await pool.users.remove(user);
    await expect(signInWithPasswordProved(context, pool, client, user.username)).rejects.toMatchObject({
      code: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });
});

it('a code that is spent leaves the codes for other purposes', async () => {
  const { pool, user } = await aMember(first);
  const [verify, reset] = [issueCode(undefined, 'verify-email', noon), issueCode(undefined, 'reset-password', noon)];
  const codes = { 'verify-email': verify.state, 'reset-password': reset.state };
  expect((await spendCode(pool, { ...user, codes }, 'verify-email', verify.code, noon)).codes).toEqual({
    'reset-password': reset.state,
  });
});

describe('the session of a sign-in', () => {
  it('belongs to one of the pools', async () => {
    const { context, pool } = await aMember(first, second);
    const handle = pool.signIns.add({ step: 'MFA_SETUP', clientId: 'any', username: goodPassword }, 180);
    expect(poolOfSession(context, handle)).toBe(pool);
    expect(() => poolOfSession(context, 'unknown')).toThrow('session is expired');
  });

  it('lasts as long as its client says', async () => {
    const { pool, client } = await aMember(first);
    expect(challengeTtlSecondsOf(pool, client.clientId)).toBe(180);
    expect(() => challengeTtlSecondsOf(pool, 'nobody')).toThrow('User pool client nobody does not exist.');
  });
});
