import { randomBytes, randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { optional, readInput, text } from '../../request-shape.ts';
import { createUser } from '../create-user.ts';
import { password, poolId, username } from '../members.ts';
import { poolNamed } from '../named-user.ts';
import { checkPasswordPolicy } from '../password-policy.ts';
import { askPreSignUp } from '../pre-sign-up.ts';
import { attributeMap, newUserAttributes } from '../user-attributes.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { attributeList } from '../user-record.ts';

/** The default of a pool's TemporaryPasswordValidityDays. */
export const temporaryPasswordMs = 7 * 86_400_000;

/**
 * AdminCreateUser makes a user with a temporary password and mails it, unless `MessageAction` is SUPPRESS. At the first
 * sign-in the user has to choose another. `MessageAction` RESEND is not emulated.
 */
export async function inviteUser(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, {
    UserPoolId: poolId,
    Username: username,
    TemporaryPassword: optional(password),
    UserAttributes: attributeMap,
    MessageAction: optional(text({ maxLength: 16 })),
  });
  if (input.MessageAction !== undefined && input.MessageAction !== 'SUPPRESS')
    throw new CognitoError(
      'InvalidParameterException',
      `MessageAction ${input.MessageAction} is not emulated by the local host. Emulated: SUPPRESS.`,
    );
  const pool = poolNamed(context, input.UserPoolId);
  const { settings } = pool;
  const { email_verified: verified, ...given } = input.UserAttributes;
  const email = input.Username;
  const attributes = newUserAttributes(settings, undefined, email, given);
  const temporary = input.TemporaryPassword ?? generatedPassword();
  checkPasswordPolicy(settings.passwordPolicy, temporary);
  const newUsername = randomUUID();
  await askPreSignUp(context, pool, {
    source: 'PreSignUp_AdminCreateUser',
    clientId: 'CLIENT_ID_NOT_APPLICABLE',
    username: newUsername,
    attributes: { ...attributes, email },
  });
  const nowMs = context.clock.nowMs();
  const user = await createUser(
    pool,
    {
      username: newUsername,
      email,
      password: temporary,
      attributes,
      emailVerified: verified === 'true',
      temporaryUntilMs: nowMs + temporaryPasswordMs,
    },
    nowMs,
  );
  if (input.MessageAction === undefined)
    await context.codes.deliver({ poolId: settings.poolId, email, code: temporary, purpose: 'invitation' });
  return {
    User: {
      Username: user.username,
      Attributes: attributeList(user),
      Enabled: true,
      UserStatus: user.status,
      UserCreateDate: nowMs / 1000,
      UserLastModifiedDate: nowMs / 1000,
    },
  };
}

/** It satisfies every policy that a pool can have up to 20 characters. */
function generatedPassword(): string {
  return `${randomBytes(12).toString('base64url')}-aA1!`;
}
