import type { JsonObject } from '../../../json.ts';
import { readInput } from '../../request-shape.ts';
import { bearerOf } from '../access-token.ts';
import { deliveryDetails } from '../code-delivery.ts';
import { emailAttribute, token } from '../members.ts';
import { sendCode } from '../send-code.ts';
import type { UserPoolsContext } from '../user-pool.ts';

/**
 * GetUserAttributeVerificationCode sends another code to the email that waits for verification, or else to the current
 * one. Throws `LimitExceededException`.
 */
export async function getUserAttributeVerificationCode(
  context: UserPoolsContext,
  request: JsonObject,
): Promise<JsonObject> {
  const input = readInput(request, { AccessToken: token, AttributeName: emailAttribute });
  const { pool, user } = await bearerOf(context, input.AccessToken);
  await sendCode(context, pool, user, 'verify-email');
  return { CodeDeliveryDetails: deliveryDetails(user.pendingEmail ?? user.email) };
}
