import type { JsonObject } from '../../../json.ts';
import { readInput } from '../../request-shape.ts';
import { bearerOf } from '../access-token.ts';
import { token } from '../members.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { attributeList } from '../user-record.ts';

/** GetUser returns the attributes that the client may read, and the second factor of the sign-in. */
export async function getUser(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { AccessToken: token });
  const {
    client: { readable },
    user,
  } = await bearerOf(context, input.AccessToken);
  return {
    Username: user.username,
    UserAttributes: attributeList(user).filter(
      ({ Name }) => Name === 'sub' || readable === undefined || readable.has(Name),
    ),
    ...(user.softwareToken?.isEnabled === true ? { UserMFASettingList: [softwareTokenMfa] } : {}),
    ...(user.softwareToken?.isPreferred === true ? { PreferredMfaSetting: softwareTokenMfa } : {}),
  };
}

const softwareTokenMfa = 'SOFTWARE_TOKEN_MFA';
