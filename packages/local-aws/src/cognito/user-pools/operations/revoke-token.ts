import type { JsonObject } from '../../../json.ts';
import { CognitoError } from '../../cognito-error.ts';
import { readInput } from '../../request-shape.ts';
import { clientId, noSecret, token } from '../members.ts';
import { hashRefreshToken, withRevoked } from '../sessions.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { clientOf } from '../user-pool.ts';

/** RevokeToken ends the session of a refresh token. An unknown token is not an error (RFC 7009, 2.2). */
export async function revokeToken(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { ClientId: clientId, Token: token, ClientSecret: noSecret });
  const { pool, client } = clientOf(context, input.ClientId);
  if (input.Token.split('.').length === 3)
    throw new CognitoError('UnsupportedTokenTypeException', 'Unsupported token type: expected a refresh token.');
  const hash = hashRefreshToken(input.Token);
  return pool.users.exclusively(async () => {
    const user = pool.users.byRefreshToken(hash);
    const session = user?.sessions.find(({ refreshTokens }) => refreshTokens.some((known) => known.hash === hash));
    if (!user || !session) return {};
    if (session.clientId !== client.clientId)
      throw new CognitoError('UnauthorizedException', 'The token was issued to another client.');
    await pool.users.put(withRevoked(user, ({ originJti }) => originJti === session.originJti));
    return {};
  });
}
