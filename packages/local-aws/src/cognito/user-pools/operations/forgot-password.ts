import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { readInput } from '../../request-shape.ts';
import { deliveryDetails } from '../code-delivery.ts';
import { clientId, noSecret, username } from '../members.ts';
import { sendCode } from '../send-code.ts';
import { userIsDisabled } from '../start-session.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { clientOf } from '../user-pool.ts';

/**
 * ForgotPassword sends a code to the verified email. When the client hides who exists, an unknown name gets the same
 * response.
 */
export async function forgotPassword(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { ClientId: clientId, Username: username, SecretHash: noSecret });
  const { pool, client } = clientOf(context, input.ClientId);
  const user = pool.users.bySignInName(input.Username);
  if (!client.hidesWhoExists) {
    if (!user) throw new CognitoError('UserNotFoundException', 'Username/client id combination not found.');
    if (!user.emailVerified) {
      throw new CognitoError(
        'InvalidParameterException',
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
      );
    }
  }
  if (user?.isDisabled) throw userIsDisabled();
  // The way of an invited user is the temporary password, which only an administrator renews.
  if (user?.status === 'FORCE_CHANGE_PASSWORD')
    throw new CognitoError('NotAuthorizedException', 'User password cannot be reset in the current state.');
  if (user?.emailVerified) await sendCode(context, pool, user, 'reset-password');
  return { CodeDeliveryDetails: deliveryDetails(user?.email ?? input.Username) };
}
