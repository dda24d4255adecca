import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import type { UserPoolClientSettings } from '../client-settings.ts';
import type { ParameterReader } from '../members.ts';
import { checkPasswordPolicy } from '../password-policy.ts';
import { createPasswordVerifier } from '../password-verifier.ts';
import { signInOf } from '../pending-sign-in.ts';
import { afterPassword } from '../start-session.ts';
import type { UserPool, UserPoolsContext } from '../user-pool.ts';
import { withPermanentPassword } from '../user-record.ts';

/**
 * NEW_PASSWORD_REQUIRED gives an invited user the password of their choice in place of the temporary one. Throws
 * `InvalidPasswordException`, after which the session takes another one, and `NotAuthorizedException`.
 */
export async function respondToNewPassword(
  context: UserPoolsContext,
  pool: UserPool,
  client: UserPoolClientSettings,
  session: string,
  responses: ParameterReader,
): Promise<JsonObject> {
  const [name, password] = [responses('USERNAME'), responses('NEW_PASSWORD')];
  return pool.users.exclusively(async () => {
    const { username } = signInOf(pool, session, 'NEW_PASSWORD_REQUIRED', client);
    const user = pool.users.bySignInName(name);
    if (user?.username !== username || user.isDisabled)
      throw new CognitoError('NotAuthorizedException', 'Invalid session for the user.');
    checkPasswordPolicy(pool.settings.passwordPolicy, password);
    pool.signIns.spend(session);
    const verifier = createPasswordVerifier({ poolId: pool.settings.poolId, username }, password);
    const confirmed = withPermanentPassword(user, verifier);
    await pool.users.put(confirmed);
    return afterPassword(context, pool, client, confirmed);
  });
}
