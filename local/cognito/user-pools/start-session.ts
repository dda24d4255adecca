import { CognitoError } from '../cognito-error.ts';
import type { JsonObject } from '../../json.ts';
import { withNewSession } from './sessions.ts';
import { issueTokens } from './tokens.ts';
import type { UserPoolClientSettings } from './user-pool-client-settings.ts';
import type { UserPool, UserPoolsContext } from './user-pool.ts';

/** Signs in somebody who has proved the password. Throws `UserNotConfirmedException` for those who have not proved their email. */
export async function startSession(context: UserPoolsContext, pool: UserPool, client: UserPoolClientSettings, username: string): Promise<JsonObject> {
  return pool.users.exclusively(async () => {
    const user = pool.users.byUsername(username);
    if (!user) throw wrongPassword();
    if (user.status === 'UNCONFIRMED') throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
    const nowMs = context.clock.nowMs();
    const started = withNewSession(user, client, nowMs);
    const tokens = await issueTokens(pool, client, started.user, started.session, nowMs, started.refreshToken);
    await pool.users.put(started.user);
    return { ChallengeParameters: {}, AuthenticationResult: tokens };
  });
}

export function wrongPassword(): CognitoError {
  return new CognitoError('NotAuthorizedException', 'Incorrect username or password.');
}
