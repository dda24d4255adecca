import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { readInput } from '../../request-shape.ts';
import { bearerOf } from '../access-token.ts';
import { changeEmail, demandFreeEmail } from '../change-email.ts';
import { deliveryDetails } from '../code-delivery.ts';
import { issueCode } from '../confirmation-code.ts';
import { token } from '../members.ts';
import { attributeMap, changedAttributes, checkEmail } from '../user-attributes.ts';
import type { UserPoolsContext } from '../user-pool.ts';

/**
 * UpdateUserAttributes changes attributes. It sends a code to a new email. When the pool keeps the original, the old
 * email stays valid until VerifyUserAttribute. Throws `AliasExistsException` for the email of another user,
 * `InvalidParameterException`, `NotAuthorizedException`, `LimitExceededException`.
 */
export async function updateUserAttributes(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { AccessToken: token, UserAttributes: attributeMap });
  const {
    pool,
    client,
    user: { username },
  } = await bearerOf(context, input.AccessToken);
  const { email, ...others } = input.UserAttributes;
  const delivery = await pool.users.exclusively(async () => {
    const user = pool.users.byUsername(username);
    if (!user) throw new CognitoError('UserNotFoundException', 'User does not exist.');
    const changed = {
      ...user,
      attributes: changedAttributes(pool.settings, client, user.attributes, input.UserAttributes, others),
    };
    if (email === undefined) {
      await pool.users.put(changed);
      return undefined;
    }
    checkEmail(email);
    demandFreeEmail(pool, user, email);
    const { code, state } = issueCode(user.codes['verify-email'], 'verify-email', context.clock.nowMs());
    await pool.users.put({
      ...changeEmail(pool.settings, changed, email),
      codes: { ...user.codes, 'verify-email': state },
    });
    return { email, code };
  });
  if (!delivery) return { CodeDeliveryDetailsList: [] };
  await context.codes.deliver({ poolId: pool.settings.poolId, purpose: 'verify-email', ...delivery });
  return { CodeDeliveryDetailsList: [deliveryDetails(delivery.email)] };
}
