import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { readInput } from '../../request-shape.ts';
import { deliveryDetails } from '../code-delivery.ts';
import { issueCode } from '../confirmation-code.ts';
import { createUser } from '../create-user.ts';
import { clientId, noSecret, password, username } from '../members.ts';
import { checkPasswordPolicy } from '../password-policy.ts';
import { askPreSignUp } from '../pre-sign-up.ts';
import { attributeMap, newUserAttributes } from '../user-attributes.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { clientOf } from '../user-pool.ts';

/** SignUp creates an unconfirmed user and sends a code to their email. */
export async function signUp(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, {
    ClientId: clientId,
    Username: username,
    Password: password,
    UserAttributes: attributeMap,
    SecretHash: noSecret,
  });
  const { pool, client } = clientOf(context, input.ClientId);
  if (!pool.settings.selfSignUp)
    throw new CognitoError('NotAuthorizedException', 'SignUp is not permitted for this user pool');
  const email = input.Username;
  const attributes = newUserAttributes(pool.settings, client, email, input.UserAttributes);
  checkPasswordPolicy(pool.settings.passwordPolicy, input.Password);
  const newUsername = randomUUID();
  await askPreSignUp(context, pool, {
    source: 'PreSignUp_SignUp',
    clientId: input.ClientId,
    username: newUsername,
    attributes: { ...attributes, email },
  });
  const nowMs = context.clock.nowMs();
  const { code, state } = issueCode(undefined, 'sign-up', nowMs);
  const user = await createUser(
    pool,
    { username: newUsername, email, password: input.Password, attributes, signUpCode: state },
    nowMs,
  );
  await context.codes.deliver({ poolId: pool.settings.poolId, email, code, purpose: 'sign-up' });
  return { UserConfirmed: false, UserSub: user.username, CodeDeliveryDetails: deliveryDetails(email) };
}
