import { CognitoError } from '../cognito-error.ts';
import type { UserPoolClientSettings } from './client-settings.ts';
import type { PendingSignIn } from './pending.ts';
import type { UserPool } from './user-pool.ts';

/**
 * The sign-in of a `Session`, checked against the expected step and client. The session is not spent, because another
 * code may follow a wrong one. Call it inside `users.exclusively`, so that one session cannot lead to two sign-ins.
 * Throws `NotAuthorizedException`.
 */
export function signInOf(
  pool: UserPool,
  session: string,
  step: PendingSignIn['step'],
  client?: UserPoolClientSettings,
): PendingSignIn {
  const found = pool.signIns.look(session);
  if (found.kind === 'spent')
    throw new CognitoError('NotAuthorizedException', 'Invalid session for the user, session can only be used once.');
  const isRight =
    found.kind === 'open' &&
    found.entry.step === step &&
    (client === undefined || found.entry.clientId === client.clientId);
  if (!isRight) throw new CognitoError('NotAuthorizedException', 'Invalid session for the user, session is expired.');
  return found.entry;
}
