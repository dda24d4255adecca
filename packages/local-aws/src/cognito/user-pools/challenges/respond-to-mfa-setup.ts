import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import type { UserPoolClientSettings } from '../client-settings.ts';
import type { ParameterReader } from '../members.ts';
import { signInOf } from '../pending-sign-in.ts';
import { startSession } from '../start-session.ts';
import type { UserPool, UserPoolsContext } from '../user-pool.ts';

/**
 * MFA_SETUP completes a sign-in after the user has verified an app, with the session that VerifySoftwareToken returned.
 * Throws `NotAuthorizedException`.
 */
export async function respondToMfaSetup(
  context: UserPoolsContext,
  pool: UserPool,
  client: UserPoolClientSettings,
  session: string,
  responses: ParameterReader,
): Promise<JsonObject> {
  const name = responses('USERNAME');
  return pool.users.exclusively(async () => {
    const { username } = signInOf(pool, session, 'MFA_SETUP verified', client);
    const user = pool.users.bySignInName(name);
    if (user?.username !== username) throw new CognitoError('NotAuthorizedException', 'Invalid session for the user.');
    pool.signIns.spend(session);
    return startSession(context, pool, client, user);
  });
}
