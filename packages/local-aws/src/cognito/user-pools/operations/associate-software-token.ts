import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { optional, readInput } from '../../request-shape.ts';
import { bearerOf } from '../access-token.ts';
import { session, token } from '../members.ts';
import { signInOf } from '../pending-sign-in.ts';
import { newSecret, secretCodeOf } from '../software-token.ts';
import type { UserPool, UserPoolsContext } from '../user-pool.ts';
import { challengeTtlSecondsOf, poolOfSession } from '../user-pool.ts';

/**
 * AssociateSoftwareToken returns a secret for an authenticator app, to a signed-in user or within MFA_SETUP. A verified
 * app stays in use until VerifySoftwareToken accepts a code of the new app. Throws `SoftwareTokenMFANotFoundException`
 * when the pool has no second factor.
 */
export async function associateSoftwareToken(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { AccessToken: optional(token), Session: optional(session) });
  if (input.Session !== undefined && input.AccessToken === undefined) return duringSignIn(context, input.Session);
  const {
    pool,
    user: { username },
  } = await bearerOf(context, token(input.AccessToken, 'AccessToken'));
  demandSecondFactor(pool);
  const secret = newSecret();
  await pool.users.exclusively(async () => {
    const user = pool.users.byUsername(username);
    if (!user) throw new CognitoError('UserNotFoundException', 'User does not exist.');
    await pool.users.put({ ...user, offeredSecret: secret });
  });
  return { SecretCode: secretCodeOf(secret) };
}

async function duringSignIn(context: UserPoolsContext, handle: string): Promise<JsonObject> {
  const pool = poolOfSession(context, handle);
  return pool.users.exclusively(() => {
    const pending = signInOf(pool, handle, 'MFA_SETUP');
    pool.signIns.spend(handle);
    const offeredSecret = newSecret();
    const next = pool.signIns.add({ ...pending, offeredSecret }, challengeTtlSecondsOf(pool, pending.clientId));
    return Promise.resolve({ SecretCode: secretCodeOf(offeredSecret), Session: next });
  });
}

export function demandSecondFactor({ settings }: UserPool): void {
  if (settings.mfa === 'OFF')
    throw new CognitoError(
      'SoftwareTokenMFANotFoundException',
      'Software Token MFA has not been enabled by the userPool',
    );
}
