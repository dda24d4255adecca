import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { readInput } from '../../request-shape.ts';
import { deliveryDetails } from '../code-delivery.ts';
import { clientId, noSecret, username } from '../members.ts';
import { sendCode } from '../send-code.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { clientOf } from '../user-pool.ts';

/** ResendConfirmationCode sends another code to a user who has signed up. */
export async function resendConfirmationCode(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { ClientId: clientId, Username: username, SecretHash: noSecret });
  const { pool, client } = clientOf(context, input.ClientId);
  const user = pool.users.bySignInName(input.Username);
  if (!user && !client.hidesWhoExists)
    throw new CognitoError('UserNotFoundException', 'Username/client id combination not found.');
  if (user?.status === 'CONFIRMED') throw new CognitoError('InvalidParameterException', 'User is already confirmed.');
  if (user) await sendCode(context, pool, user, 'sign-up');
  return { CodeDeliveryDetails: deliveryDetails(user?.email ?? input.Username) };
}
