import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { SignJWT } from 'jose';
import type { UserPoolClientSettings } from './client-settings.ts';
import type { UserPool } from './user-pool.ts';
import type { Session, UserRecord } from './user-record.ts';

/** `AuthenticationResult` of a response. */
export interface AuthenticationResult {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly RefreshToken?: string;
  /** The lifetime of the access token, in seconds. */
  readonly ExpiresIn: number;
  readonly TokenType: 'Bearer';
}

/**
 * Signs an id token and an access token for a session, as of `nowMs`. A new `refreshToken` is included in the result.
 */
export async function issueTokens(
  pool: UserPool,
  client: UserPoolClientSettings,
  user: UserRecord,
  session: Session,
  nowMs: number,
  refreshToken: string | undefined,
): Promise<AuthenticationResult> {
  const nowSeconds = Math.floor(nowMs / 1000);
  const both = {
    sub: user.username,
    iss: pool.issuer,
    origin_jti: session.originJti,
    event_id: session.eventId,
    auth_time: session.authTimeSeconds,
  };
  const sign = (claims: JWTPayload, ttlSeconds: number): Promise<string> =>
    new SignJWT({ ...both, ...claims, jti: randomUUID() })
      .setProtectedHeader({ kid: pool.secrets.keyId, alg: 'RS256' })
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + ttlSeconds)
      .sign(pool.secrets.privateKey);
  return {
    AccessToken: await sign(
      {
        client_id: client.clientId,
        token_use: 'access',
        scope: 'aws.cognito.signin.user.admin',
        username: user.username,
      },
      client.accessTokenTtlSeconds,
    ),
    IdToken: await sign(
      { aud: client.clientId, token_use: 'id', 'cognito:username': user.username, ...attributeClaims(user, client) },
      client.idTokenTtlSeconds,
    ),
    ...(refreshToken === undefined ? {} : { RefreshToken: refreshToken }),
    ExpiresIn: client.accessTokenTtlSeconds,
    TokenType: 'Bearer',
  };
}

function attributeClaims(user: UserRecord, { readable }: UserPoolClientSettings): JWTPayload {
  const claims = { ...user.attributes, email: user.email, email_verified: user.emailVerified };
  return Object.fromEntries(Object.entries(claims).filter(([name]) => readable === undefined || readable.has(name)));
}
