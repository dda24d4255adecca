import type { JsonObject } from '../../../json.ts';
import { readInput } from '../../request-shape.ts';
import { bearerOf } from '../access-token.ts';
import { token } from '../members.ts';
import type { UserPoolsContext } from '../user-pool.ts';

/** DeleteUser removes a user. A later sign-up creates a user with a new `sub`, and so a new identity. */
export async function deleteUser(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { AccessToken: token });
  const {
    pool,
    user: { username },
  } = await bearerOf(context, input.AccessToken);
  await pool.users.exclusively(async () => {
    const user = pool.users.byUsername(username);
    if (user) await pool.users.remove(user);
  });
  return {};
}
