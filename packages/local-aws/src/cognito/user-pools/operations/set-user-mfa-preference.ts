import type { JsonObject } from '../../../json.ts';
import { isJsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import type { Member } from '../../request-shape.ts';
import { optional, readInput } from '../../request-shape.ts';
import { bearerOf } from '../access-token.ts';
import { token } from '../members.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { demandSecondFactor } from './associate-software-token.ts';

/**
 * SetUserMFAPreference turns the code at sign-in on or off for a user who has verified an app. The pool has no other
 * factors.
 */
export async function setUserMfaPreference(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, {
    AccessToken: token,
    SoftwareTokenMfaSettings: optional(mfaSettings),
    SMSMfaSettings: optional(mfaSettings),
    EmailMfaSettings: optional(mfaSettings),
  });
  const {
    pool,
    user: { username },
  } = await bearerOf(context, input.AccessToken);
  demandSecondFactor(pool);
  if (input.SMSMfaSettings?.isEnabled) throw cannotTurnOn('SMS_MFA');
  if (input.EmailMfaSettings?.isEnabled) throw cannotTurnOn('EMAIL_MFA');
  const wanted = input.SoftwareTokenMfaSettings;
  if (wanted === undefined) return {};
  return pool.users.exclusively(async () => {
    const user = pool.users.byUsername(username);
    if (user?.softwareToken)
      await pool.users.put({
        ...user,
        softwareToken: {
          ...user.softwareToken,
          isEnabled: wanted.isEnabled,
          isPreferred: wanted.isEnabled && wanted.isPreferred,
        },
      });
    else if (wanted.isEnabled) throw cannotTurnOn('SOFTWARE_TOKEN_MFA');
    return {};
  });
}

/** `{ Enabled, PreferredMfa }` of a request. */
export const mfaSettings: Member<{ readonly isEnabled: boolean; readonly isPreferred: boolean }> = (value, name) => {
  if (!isJsonObject(value))
    throw new CognitoError('SerializationException', `Expected ${name} to be { Enabled, PreferredMfa }.`);
  const flag = (member: string): boolean => {
    const given = value[member] ?? false;
    if (typeof given === 'boolean') return given;
    throw new CognitoError('SerializationException', `Expected ${name}.${member} to be true or false.`);
  };
  return { isEnabled: flag('Enabled'), isPreferred: flag('PreferredMfa') };
};

/** The service's sentence, as reported by its users. */
function cannotTurnOn(factor: string): CognitoError {
  return new CognitoError('InvalidParameterException', `User does not have delivery config set to turn on ${factor}`);
}
