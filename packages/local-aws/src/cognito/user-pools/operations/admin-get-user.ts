import type { JsonObject } from '../../../json.ts';
import { changeNamedUser } from '../named-user.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { attributeList } from '../user-record.ts';

/** AdminGetUser returns a user with all attributes. */
export async function adminGetUser(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  return changeNamedUser(context, request, (_, user) =>
    Promise.resolve({
      Username: user.username,
      UserAttributes: attributeList(user),
      Enabled: user.isDisabled !== true,
      UserStatus: user.status,
      UserCreateDate: user.createdAtMs / 1000,
      ...(user.softwareToken?.isEnabled === true ? { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] } : {}),
    }),
  );
}
