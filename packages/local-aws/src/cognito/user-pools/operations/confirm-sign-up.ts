import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { readInput } from '../../request-shape.ts';
import { codeExpired } from '../confirmation-code.ts';
import { clientId, confirmationCode, noSecret, username } from '../members.ts';
import { spendCode } from '../spend-code.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { clientOf } from '../user-pool.ts';

/** ConfirmSignUp verifies the email with the code. The user may then sign in. */
export async function confirmSignUp(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, {
    ClientId: clientId,
    Username: username,
    ConfirmationCode: confirmationCode,
    SecretHash: noSecret,
  });
  const { pool, client } = clientOf(context, input.ClientId);
  return pool.users.exclusively(async () => {
    const user = pool.users.bySignInName(input.Username);
    if (!user)
      throw client.hidesWhoExists
        ? codeExpired()
        : new CognitoError('UserNotFoundException', 'Username/client id combination not found.');
    if (user.status === 'CONFIRMED')
      throw new CognitoError('NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED');
    const proven = await spendCode(pool, user, 'sign-up', input.ConfirmationCode, context.clock.nowMs());
    await pool.users.put({ ...proven, status: 'CONFIRMED', emailVerified: true });
    return {};
  });
}
