import { describe, expect, it } from 'vitest';
import { aClient } from '../testing/cognito-under-test.ts';
import { hashRefreshToken, withNewSession, withRevoked, withRotatedToken } from './sessions.ts';
import type { Session, UserRecord } from './user-record.ts';

const noon = Date.UTC(2026, 10, 27, 12);
const dayMs = 86_400_000;
const nobody: UserRecord = {
  version: 3,
  username: '0b1c2d3e-0000-4000-8000-000000000001',
  status: 'CONFIRMED',
  email: 'hanako@example.com',
  emailVerified: true,
  attributes: {},
  password: { salt: '1', verifier: '1' },
  codes: {},
  sessions: [],
  createdAtMs: noon,
};

function aSession(changed: Partial<Session> = {}): Session {
  const { session } = withNewSession(nobody, aClient, noon);
  return { ...session, ...changed };
}

describe('a new session', () => {
  it('expires with its refresh token, of which only the hash is kept', () => {
    const { user, session, refreshToken } = withNewSession(nobody, aClient, noon + 1_999);
    expect(session).toMatchObject({
      clientId: aClient.clientId,
      authTimeSeconds: noon / 1000 + 1,
      expiresAtMs: noon + 1_999 + 30 * dayMs,
      isRevoked: false,
      refreshTokens: [{ hash: hashRefreshToken(refreshToken) }],
    });
    expect(user.sessions).toEqual([session]);
  });

  it('leaves the others, until a day after the end of their refresh token', () => {
    const [ended, recent] = [aSession({ expiresAtMs: noon }), aSession({ expiresAtMs: noon + 1 })];
    const { user, session } = withNewSession({ ...nobody, sessions: [ended, recent] }, aClient, noon + dayMs);
    expect(user.sessions).toEqual([recent, session]);
  });

  it('is one of the newest thousand and one', () => {
    const sessions = Array.from({ length: 1_001 }, (_, number) => aSession({ originJti: String(number) }));
    const kept = withNewSession({ ...nobody, sessions }, aClient, noon).user.sessions;
    expect(kept.map(({ originJti }) => originJti).slice(0, -1)).toEqual(
      Array.from({ length: 1_000 }, (_, number) => String(number + 1)),
    );
  });
});

describe('a rotated refresh token', () => {
  it('works for the grace period after its first use, and other tokens and sessions do not change', () => {
    const session = aSession({ refreshTokens: [{ hash: 'mine' }, { hash: 'of another tab' }] });
    const other = aSession();
    const user = { ...nobody, sessions: [other, session] };
    const { user: rotated, refreshToken } = withRotatedToken(user, session, 'mine', 60, noon);
    expect(rotated.sessions).toEqual([
      other,
      {
        ...session,
        refreshTokens: [
          { hash: 'mine', retiresAtMs: noon + 60_000 },
          { hash: 'of another tab' },
          { hash: hashRefreshToken(refreshToken) },
        ],
      },
    ]);
    const again = withRotatedToken(rotated, rotated.sessions[1] ?? session, 'mine', 60, noon + 30_000);
    expect(again.user.sessions[1]?.refreshTokens[0]).toEqual({ hash: 'mine', retiresAtMs: noon + 60_000 });
  });

  it('is one of twenty that are in use, beside twenty that were replaced', () => {
    const replaced = Array.from({ length: 21 }, (_, number) => ({ hash: `old ${number}`, retiresAtMs: noon }));
    const inUse = Array.from({ length: 21 }, (_, number) => ({ hash: `new ${number}` }));
    const session = aSession({ refreshTokens: [...inUse, ...replaced] });
    const { user } = withRotatedToken({ ...nobody, sessions: [session] }, session, 'old 20', 60, noon + 1);
    expect(user.sessions[0]?.refreshTokens.slice(0, -1)).toEqual([...replaced.slice(1), ...inUse.slice(1)]);
  });
});

it('only the sessions that are meant are revoked', () => {
  const [mine, other] = [aSession(), aSession()];
  const { sessions } = withRevoked({ ...nobody, sessions: [mine, other] }, (session) => session === mine);
  expect(sessions).toEqual([{ ...mine, isRevoked: true }, other]);
});
