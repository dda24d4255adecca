import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { readInput } from '../../request-shape.ts';
import { bearerOf } from '../access-token.ts';
import { demandFreeEmail, withVerifiedEmail } from '../change-email.ts';
import { confirmationCode, emailAttribute, token } from '../members.ts';
import { spendCode } from '../spend-code.ts';
import type { UserPoolsContext } from '../user-pool.ts';

/**
 * VerifyUserAttribute verifies the new email, which from then on is the sign-in name. Throws `AliasExistsException`
 * when another user has verified it in the meantime.
 */
export async function verifyUserAttribute(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { AccessToken: token, AttributeName: emailAttribute, Code: confirmationCode });
  const {
    pool,
    user: { username },
  } = await bearerOf(context, input.AccessToken);
  return pool.users.exclusively(async () => {
    const user = pool.users.byUsername(username);
    if (!user) throw new CognitoError('UserNotFoundException', 'User does not exist.');
    const proven = await spendCode(pool, user, 'verify-email', input.Code, context.clock.nowMs());
    demandFreeEmail(pool, user, user.pendingEmail ?? user.email);
    await pool.users.put(withVerifiedEmail(proven));
    return {};
  });
}
