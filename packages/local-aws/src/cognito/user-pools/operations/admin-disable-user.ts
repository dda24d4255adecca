import type { JsonObject } from '../../../json.ts';
import { changeNamedUser } from '../named-user.ts';
import { withRevoked } from '../sessions.ts';
import type { UserPoolsContext } from '../user-pool.ts';

/** AdminDisableUser ends every session of a user, who cannot sign in any more. */
export async function adminDisableUser(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  return changeNamedUser(context, request, async (pool, user) => {
    await pool.users.put({ ...withRevoked(user, () => true), isDisabled: true });
    return {};
  });
}
