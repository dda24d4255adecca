import type { JWTPayload } from 'jose';
import { decodeJwt, errors, jwtVerify } from 'jose';
import { CognitoError } from '../cognito-error.ts';
import type { UserPoolClientSettings } from './client-settings.ts';
import type { UserPool, UserPoolsContext } from './user-pool.ts';
import type { UserRecord } from './user-record.ts';

/** The owner of an access token. */
export interface Bearer {
  readonly pool: UserPool;
  readonly client: UserPoolClientSettings;
  readonly user: UserRecord;
}

/**
 * Verifies an access token of one of the pools: signature, issuer, kind, expiry and an active session. Throws
 * `NotAuthorizedException`.
 */
export async function bearerOf(context: UserPoolsContext, token: string): Promise<Bearer> {
  const pool = issuingPool(context, token);
  const claims = await verify(context, pool, token);
  const client = pool.clients.get(String(claims['client_id']));
  if (claims['token_use'] !== 'access' || !client) throw invalidToken();
  const user = pool.users.byUsername(claims.sub ?? '');
  if (!user) throw new CognitoError('UserNotFoundException', 'User does not exist.');
  const session = user.sessions.find(({ originJti }) => originJti === claims['origin_jti']);
  if (!session || session.isRevoked) throw new CognitoError('NotAuthorizedException', 'Access Token has been revoked');
  return { pool, client, user };
}

function issuingPool({ pools }: UserPoolsContext, token: string): UserPool {
  let issuer: unknown;
  try {
    issuer = decodeJwt(token).iss;
  } catch (cause) {
    throw invalidToken(cause);
  }
  const pool = pools.find((candidate) => candidate.issuer === issuer);
  if (!pool) throw invalidToken();
  return pool;
}

async function verify({ clock }: UserPoolsContext, pool: UserPool, token: string): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, pool.secrets.publicKey, {
      issuer: pool.issuer,
      algorithms: ['RS256'],
      currentDate: new Date(clock.nowMs()),
    });
    return payload;
  } catch (cause) {
    if (cause instanceof errors.JWTExpired)
      throw new CognitoError('NotAuthorizedException', 'Access Token has expired', { cause });
    if (cause instanceof errors.JOSEError) throw invalidToken(cause);
    throw cause;
  }
}

function invalidToken(cause?: unknown): CognitoError {
  return new CognitoError('NotAuthorizedException', 'Invalid Access Token', { cause });
}
