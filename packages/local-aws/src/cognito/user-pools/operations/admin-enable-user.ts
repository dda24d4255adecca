import type { JsonObject } from '../../../json.ts';
import { changeNamedUser } from '../named-user.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import type { UserRecord } from '../user-record.ts';

/** AdminEnableUser lets a disabled user sign in again. */
export async function adminEnableUser(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  return changeNamedUser(context, request, async (pool, user) => {
    const enabled: UserRecord & { isDisabled?: true } = { ...user };
    delete enabled.isDisabled;
    await pool.users.put(enabled);
    return {};
  });
}
