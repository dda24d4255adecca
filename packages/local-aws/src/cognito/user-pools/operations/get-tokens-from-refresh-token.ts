import type { JsonObject } from '../../../json.ts';
import { readInput } from '../../request-shape.ts';
import { clientId, noSecret, token } from '../members.ts';
import { refreshSession } from '../refresh-session.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { clientOf } from '../user-pool.ts';

/** GetTokensFromRefreshToken is the operation with which aws-amplify refreshes. */
export async function getTokensFromRefreshToken(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { ClientId: clientId, RefreshToken: token, ClientSecret: noSecret });
  const { pool, client } = clientOf(context, input.ClientId);
  return { AuthenticationResult: await refreshSession(context, pool, client, input.RefreshToken) };
}
