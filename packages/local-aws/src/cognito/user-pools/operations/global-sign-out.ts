import type { JsonObject } from '../../../json.ts';
import { readInput } from '../../request-shape.ts';
import { bearerOf } from '../access-token.ts';
import { token } from '../members.ts';
import { withRevoked } from '../sessions.ts';
import type { UserPoolsContext } from '../user-pool.ts';

/** GlobalSignOut ends every session of the user. */
export async function globalSignOut(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { AccessToken: token });
  const {
    pool,
    user: { username },
  } = await bearerOf(context, input.AccessToken);
  await pool.users.exclusively(async () => {
    const user = pool.users.byUsername(username);
    if (user) await pool.users.put(withRevoked(user, () => true));
  });
  return {};
}
