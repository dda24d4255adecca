import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { optional, readInput } from '../../request-shape.ts';
import { changeNamedUser } from '../named-user.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { mfaSettings } from './set-user-mfa-preference.ts';

/** AdminSetUserMFAPreference turns the second factor of a user off, e.g. of one who has lost the authenticator app. On is refused: only the user can verify an app. */
export async function adminSetUserMfaPreference(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const { SoftwareTokenMfaSettings: wanted } = readInput(request, { SoftwareTokenMfaSettings: optional(mfaSettings) });
  if (wanted?.isEnabled)
    throw new CognitoError(
      'InvalidParameterException',
      'The local host lets an administrator only turn the second factor off.',
    );
  return changeNamedUser(context, request, async (pool, user) => {
    if (wanted && user.softwareToken)
      await pool.users.put({ ...user, softwareToken: { ...user.softwareToken, ...wanted, isPreferred: false } });
    return {};
  });
}
