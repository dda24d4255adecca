import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { UserPoolClientSettings } from './client-settings.ts';
import type { Session, UserRecord } from './user-record.ts';

/** The user with one more session, which starts now. */
export function withNewSession(
  user: UserRecord,
  client: UserPoolClientSettings,
  nowMs: number,
): { readonly user: UserRecord; readonly session: Session; readonly refreshToken: string } {
  const refreshToken = makeRefreshToken();
  const session: Session = {
    originJti: randomUUID(),
    eventId: randomUUID(),
    clientId: client.clientId,
    authTimeSeconds: Math.floor(nowMs / 1000),
    expiresAtMs: nowMs + client.refreshTokenTtlSeconds * 1000,
    isRevoked: false,
    refreshTokens: [{ hash: hashRefreshToken(refreshToken) }],
  };
  return { user: { ...user, sessions: [...stillOfUse(user.sessions, nowMs), session] }, session, refreshToken };
}

/**
 * The user with a replaced refresh token. The token that was sent (`usedHash`) works for another `graceSeconds`. Other
 * tokens do not change: two tabs that refresh with the same token within the grace period get one new token each, and
 * both stay valid.
 */
export function withRotatedToken(
  user: UserRecord,
  session: Session,
  usedHash: string,
  graceSeconds: number,
  nowMs: number,
): { readonly user: UserRecord; readonly refreshToken: string } {
  const refreshToken = makeRefreshToken();
  const tokens = session.refreshTokens.map((token) =>
    token.hash === usedHash ? { ...token, retiresAtMs: token.retiresAtMs ?? nowMs + graceSeconds * 1000 } : token,
  );
  const inUse = tokens.filter(({ retiresAtMs }) => retiresAtMs === undefined);
  const retired = tokens.filter(({ retiresAtMs }) => retiresAtMs !== undefined);
  const rotated: Session = {
    ...session,
    refreshTokens: [...retired.slice(-maxRetired), ...inUse.slice(-maxInUse), { hash: hashRefreshToken(refreshToken) }],
  };
  return { user: withSession(user, rotated), refreshToken };
}

export function withRevoked(user: UserRecord, isMeant: (session: Session) => boolean): UserRecord {
  return {
    ...user,
    sessions: user.sessions.map((session) => (isMeant(session) ? { ...session, isRevoked: true } : session)),
  };
}

export function hashRefreshToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function withSession(user: UserRecord, session: Session): UserRecord {
  return { ...user, sessions: user.sessions.map((other) => (other.originJti === session.originJti ? session : other)) };
}

/**
 * A session is kept for a day after its refresh token, which is the longest lifetime of an access token. Until then a
 * revoked token is recognised as revoked.
 */
function stillOfUse(sessions: readonly Session[], nowMs: number): readonly Session[] {
  return sessions.filter((session) => session.expiresAtMs + 86_400_000 > nowMs).slice(-maxSessions);
}

/**
 * A limit of this host. Cognito has none. It keeps a user's file small when tests sign in all day. The oldest session
 * ends.
 */
const maxSessions = 1000;

/** Enough to recognise the reuse of a replaced token. Older ones are unknown. */
const maxRetired = 20;

/**
 * A limit of this host, above the number of tabs that refresh within one minute. The oldest token beyond it is unknown.
 */
const maxInUse = 20;

function makeRefreshToken(): string {
  return randomBytes(96).toString('base64url');
}
