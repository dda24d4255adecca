import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import type { UserPoolClientSettings } from '../client-settings.ts';
import type { ParameterReader } from '../members.ts';
import { signInOf } from '../pending-sign-in.ts';
import { judgeTotp } from '../software-token.ts';
import { startSession } from '../start-session.ts';
import type { UserPool, UserPoolsContext } from '../user-pool.ts';

/**
 * SOFTWARE_TOKEN_MFA checks a code of the user's authenticator app. After a wrong code the session accepts another,
 * within the limit on guesses. A right code spends the session. Throws `CodeMismatchException`, `ExpiredCodeException`,
 * `LimitExceededException`, `NotAuthorizedException`.
 */
export async function respondToSoftwareToken(
  context: UserPoolsContext,
  pool: UserPool,
  client: UserPoolClientSettings,
  session: string,
  responses: ParameterReader,
): Promise<JsonObject> {
  const [name, code] = [responses('USERNAME'), responses('SOFTWARE_TOKEN_MFA_CODE')];
  return pool.users.exclusively(async () => {
    const { username } = signInOf(pool, session, 'SOFTWARE_TOKEN_MFA', client);
    const user = pool.users.bySignInName(name);
    if (user?.username !== username || !user.softwareToken)
      throw new CognitoError('NotAuthorizedException', 'Invalid session for the user.');
    pool.codeAttempts.check(username);
    const verdict = judgeTotp(user.softwareToken, code, context.clock.nowMs());
    if (verdict.kind === 'used')
      throw new CognitoError('ExpiredCodeException', 'Your software token has already been used once.');
    if (verdict.kind === 'wrong') {
      pool.codeAttempts.failed(username);
      throw new CognitoError('CodeMismatchException', 'Invalid code received for user');
    }
    pool.codeAttempts.succeeded(username);
    pool.signIns.spend(session);
    return startSession(context, pool, client, {
      ...user,
      softwareToken: { ...user.softwareToken, lastUsedStep: verdict.step },
    });
  });
}
