import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { readInput } from '../../request-shape.ts';
import { codeMismatch } from '../confirmation-code.ts';
import { clientId, confirmationCode, noSecret, password, username } from '../members.ts';
import { checkPasswordPolicy } from '../password-policy.ts';
import { createPasswordVerifier } from '../password-verifier.ts';
import { spendCode } from '../spend-code.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { clientOf } from '../user-pool.ts';

/** ConfirmForgotPassword sets a new password with a code. Sessions stay active, as on AWS. */
export async function confirmForgotPassword(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, {
    ClientId: clientId,
    Username: username,
    ConfirmationCode: confirmationCode,
    Password: password,
    SecretHash: noSecret,
  });
  const { pool, client } = clientOf(context, input.ClientId);
  return pool.users.exclusively(async () => {
    // Checked before the code, so that a refused password does not spend the code.
    checkPasswordPolicy(pool.settings.passwordPolicy, input.Password);
    const user = pool.users.bySignInName(input.Username);
    if (!user)
      throw client.hidesWhoExists
        ? codeMismatch()
        : new CognitoError('UserNotFoundException', 'Username/client id combination not found.');
    const proven = await spendCode(pool, user, 'reset-password', input.ConfirmationCode, context.clock.nowMs());
    const owner = { poolId: pool.settings.poolId, username: user.username };
    await pool.users.put({ ...proven, password: createPasswordVerifier(owner, input.Password) });
    return {};
  });
}
