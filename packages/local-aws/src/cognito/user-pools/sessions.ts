import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { UserPoolClientSettings } from './client-settings.ts';
import type { Session, UserRecord } from './user-record.ts';

/** A user with one more session, which starts now. */
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
 * A user with a refresh token replaced; the one that was sent (`usedHash`) works for `graceSeconds` more. Others stay as they are: two tabs that
 * refresh with the same token within the grace period each get one of their own, and neither ends the other's.
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

/** A session outlives its refresh token by a day, the longest an access token can live, so that revoked ones are known for what they are. */
function stillOfUse(sessions: readonly Session[], nowMs: number): readonly Session[] {
  return sessions.filter((session) => session.expiresAtMs + 86_400_000 > nowMs).slice(-maxSessions);
}

/** Ours, where Cognito has no end: keeps a person's file small on a host that is signed in to by tests all day. The oldest session ends. */
const maxSessions = 1000;

/** Enough to recognise a token that comes back; older ones are merely unknown. */
const maxRetired = 20;

/** Ours: more tabs than refresh within one minute. The oldest is then unknown. */
const maxInUse = 20;

function makeRefreshToken(): string {
  return randomBytes(96).toString('base64url');
}
