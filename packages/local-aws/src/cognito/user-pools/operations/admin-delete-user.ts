import type { JsonObject } from '../../../json.ts';
import { changeNamedUser } from '../named-user.ts';
import type { UserPoolsContext } from '../user-pool.ts';

/** AdminDeleteUser removes a user. */
export async function adminDeleteUser(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  return changeNamedUser(context, request, async (pool, user) => {
    await pool.users.remove(user);
    return {};
  });
}
