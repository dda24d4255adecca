import type { JsonObject } from '../../json.ts';
import { readInput, stringMap, text } from '../request-shape.ts';
import type { IdentityPoolsContext } from './identity-pool.ts';
import { identityPoolOf } from './identity-pool.ts';
import { verifyLogin } from './verify-login.ts';

/** GetId returns the identity of a login. */
export async function getId(context: IdentityPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, {
    IdentityPoolId: text({ maxLength: 55, pattern: /^[\w-]+:[0-9a-f-]+$/ }),
    Logins: stringMap,
  });
  const pool = identityPoolOf(context, input.IdentityPoolId);
  return { IdentityId: await pool.identities.identityIdFor(await verifyLogin(context, pool, input.Logins)) };
}
