import type { JsonObject } from '../../../json.ts';
import { changeNamedUser } from '../named-user.ts';
import { withRevoked } from '../sessions.ts';
import type { UserPoolsContext } from '../user-pool.ts';

/** AdminUserGlobalSignOut ends every session of a user. */
export async function adminUserGlobalSignOut(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  return changeNamedUser(context, request, async (pool, user) => {
    await pool.users.put(withRevoked(user, () => true));
    return {};
  });
}
