import { CognitoError } from '../cognito-error.ts';
import type { UserPoolClientSettings } from './client-settings.ts';
import { hashRefreshToken, withRotatedToken } from './sessions.ts';
import { userIsDisabled } from './start-session.ts';
import type { AuthenticationResult } from './tokens.ts';
import { issueTokens } from './tokens.ts';
import type { UserPool, UserPoolsContext } from './user-pool.ts';

/**
 * New tokens for a refresh token, and with rotation a new refresh token too.
 * Throws `NotAuthorizedException`, and `RefreshTokenReuseException` for a token that rotation has replaced.
 */
export async function refreshSession(
  context: UserPoolsContext,
  pool: UserPool,
  client: UserPoolClientSettings,
  token: string,
): Promise<AuthenticationResult> {
  const hash = hashRefreshToken(token);
  return pool.users.exclusively(async () => {
    const nowMs = context.clock.nowMs();
    const user = pool.users.byRefreshToken(hash);
    const session = user?.sessions.find(({ refreshTokens }) => refreshTokens.some((known) => known.hash === hash));
    if (!user || session?.clientId !== client.clientId)
      throw new CognitoError('NotAuthorizedException', 'Invalid Refresh Token');
    if (user.isDisabled) throw userIsDisabled();
    if (session.isRevoked) throw new CognitoError('NotAuthorizedException', 'Refresh Token has been revoked');
    if (nowMs >= session.expiresAtMs) throw new CognitoError('NotAuthorizedException', 'Refresh Token has expired');
    const retiresAtMs = session.refreshTokens.find((known) => known.hash === hash)?.retiresAtMs;
    if (retiresAtMs !== undefined && nowMs >= retiresAtMs) {
      throw new CognitoError('RefreshTokenReuseException', 'Refresh Token has been invalidated by rotation');
    }
    if (client.rotationGraceSeconds === undefined) return issueTokens(pool, client, user, session, nowMs, undefined);
    const rotated = withRotatedToken(user, session, hash, client.rotationGraceSeconds, nowMs);
    const tokens = await issueTokens(pool, client, rotated.user, session, nowMs, rotated.refreshToken);
    await pool.users.put(rotated.user);
    return tokens;
  });
}
