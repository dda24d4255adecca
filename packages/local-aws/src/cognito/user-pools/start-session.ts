import type { JsonObject } from '../../json.ts';
import { CognitoError } from '../cognito-error.ts';
import type { UserPoolClientSettings } from './client-settings.ts';
import { withNewSession } from './sessions.ts';
import { secondFactorOf } from './software-token.ts';
import { issueTokens } from './tokens.ts';
import type { UserPool, UserPoolsContext } from './user-pool.ts';
import type { UserRecord } from './user-record.ts';

/**
 * Called after a right password. Starts a session or the challenge of the second factor. Throws
 * `UserNotConfirmedException` for users without a verified email.
 */
export async function signInWithPasswordProved(
  context: UserPoolsContext,
  pool: UserPool,
  client: UserPoolClientSettings,
  username: string,
): Promise<JsonObject> {
  return pool.users.exclusively(async () => {
    const user = pool.users.byUsername(username);
    if (!user) throw wrongPassword();
    if (user.status === 'UNCONFIRMED') throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
    if (user.isDisabled) throw userIsDisabled();
    if (user.status === 'FORCE_CHANGE_PASSWORD') return demandNewPassword(context, pool, client, user);
    return afterPassword(context, pool, client, user);
  });
}

/** The second factor of a user whose password is right, or else the session. Call it inside `users.exclusively`. */
export async function afterPassword(
  context: UserPoolsContext,
  pool: UserPool,
  client: UserPoolClientSettings,
  user: UserRecord,
): Promise<JsonObject> {
  const { username } = user;
  const step = secondFactorOf(pool.settings, user);
  if (step === undefined) return startSession(context, pool, client, user);
  return {
    ChallengeName: step,
    Session: pool.signIns.add({ step, clientId: client.clientId, username }, client.challengeTtlSeconds),
    ChallengeParameters: {
      USER_ID_FOR_SRP: username,
      ...(step === 'MFA_SETUP' ? { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' } : {}),
    },
  };
}

function demandNewPassword(
  { clock }: UserPoolsContext,
  pool: UserPool,
  client: UserPoolClientSettings,
  user: UserRecord,
): JsonObject {
  if (user.temporaryUntilMs !== undefined && clock.nowMs() >= user.temporaryUntilMs)
    throw new CognitoError(
      'NotAuthorizedException',
      'Temporary password has expired and must be reset by an administrator.',
    );
  const { username, email, emailVerified, attributes } = user;
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: pool.signIns.add(
      { step: 'NEW_PASSWORD_REQUIRED', clientId: client.clientId, username },
      client.challengeTtlSeconds,
    ),
    ChallengeParameters: {
      USER_ID_FOR_SRP: username,
      requiredAttributes: '[]',
      userAttributes: JSON.stringify({ ...attributes, email, email_verified: String(emailVerified) }),
    },
  };
}

export function userIsDisabled(): CognitoError {
  return new CognitoError('NotAuthorizedException', 'User is disabled.');
}

/**
 * Starts a session for a user who has passed all challenges, and returns its tokens. Call it inside
 * `users.exclusively`.
 */
export async function startSession(
  { clock }: UserPoolsContext,
  pool: UserPool,
  client: UserPoolClientSettings,
  user: UserRecord,
): Promise<JsonObject> {
  const nowMs = clock.nowMs();
  const started = withNewSession(user, client, nowMs);
  const tokens = await issueTokens(pool, client, started.user, started.session, nowMs, started.refreshToken);
  await pool.users.put(started.user);
  return { ChallengeParameters: {}, AuthenticationResult: tokens };
}

export function wrongPassword(): CognitoError {
  return new CognitoError('NotAuthorizedException', 'Incorrect username or password.');
}
