import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { optional, readInput, text } from '../../request-shape.ts';
import { bearerOf } from '../access-token.ts';
import { session, token } from '../members.ts';
import { signInOf } from '../pending-sign-in.ts';
import type { SoftwareToken } from '../software-token.ts';
import { judgeTotp } from '../software-token.ts';
import type { UserPool, UserPoolsContext } from '../user-pool.ts';
import { challengeTtlSecondsOf, poolOfSession } from '../user-pool.ts';
import type { UserRecord } from '../user-record.ts';
import { withSoftwareToken } from '../user-record.ts';

/**
 * VerifySoftwareToken checks the first code of an app, which then replaces the previous app. A signed-in user turns it
 * on with SetUserMFAPreference. Within MFA_SETUP it is on at once. Throws `EnableSoftwareTokenMFAException` for a wrong
 * code.
 */
export async function verifySoftwareToken(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, {
    AccessToken: optional(token),
    Session: optional(session),
    UserCode: text({ maxLength: 6, pattern: /^[0-9]+$/ }),
  });
  if (input.Session !== undefined && input.AccessToken === undefined)
    return duringSignIn(context, input.Session, input.UserCode);
  const {
    pool,
    user: { username },
  } = await bearerOf(context, token(input.AccessToken, 'AccessToken'));
  return pool.users.exclusively(async () => {
    const user = pool.users.byUsername(username);
    if (!user?.offeredSecret)
      throw new CognitoError(
        'InvalidParameterException',
        'No software token is associated: call AssociateSoftwareToken first.',
      );
    // A user who replaces their app keeps the preference. Unproven: the API reference does not say what happens to it.
    const { isEnabled = false, isPreferred = false } = user.softwareToken ?? {};
    await takeInto(context, pool, user, user.offeredSecret, input.UserCode, { isEnabled, isPreferred });
    return { Status: 'SUCCESS' };
  });
}

async function duringSignIn(context: UserPoolsContext, handle: string, code: string): Promise<JsonObject> {
  const pool = poolOfSession(context, handle);
  return pool.users.exclusively(async () => {
    const pending = signInOf(pool, handle, 'MFA_SETUP');
    const user = pool.users.byUsername(pending.username);
    if (!user || pending.offeredSecret === undefined)
      throw new CognitoError(
        'InvalidParameterException',
        'No software token is associated: call AssociateSoftwareToken first.',
      );
    await takeInto(context, pool, user, pending.offeredSecret, code, { isEnabled: true, isPreferred: true });
    pool.signIns.spend(handle);
    const { clientId, username } = pending;
    return {
      Status: 'SUCCESS',
      Session: pool.signIns.add(
        { step: 'MFA_SETUP verified', clientId, username },
        challengeTtlSecondsOf(pool, clientId),
      ),
    };
  });
}

async function takeInto(
  context: UserPoolsContext,
  pool: UserPool,
  user: UserRecord,
  secret: string,
  code: string,
  preference: Pick<SoftwareToken, 'isEnabled' | 'isPreferred'>,
): Promise<void> {
  pool.codeAttempts.check(user.username);
  const verdict = judgeTotp({ secret, lastUsedStep: -1 }, code, context.clock.nowMs());
  if (verdict.kind !== 'right') {
    pool.codeAttempts.failed(user.username);
    throw new CognitoError('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA');
  }
  pool.codeAttempts.succeeded(user.username);
  await pool.users.put(withSoftwareToken(user, { secret, lastUsedStep: verdict.step, ...preference }));
}
