import type { JsonObject } from '../../../json.ts';
import { readInput } from '../../request-shape.ts';
import { bearerOf } from '../access-token.ts';
import { password, token } from '../members.ts';
import { checkPasswordPolicy } from '../password-policy.ts';
import { createPasswordVerifier, passwordMatches } from '../password-verifier.ts';
import { wrongPassword } from '../start-session.ts';
import type { UserPoolsContext } from '../user-pool.ts';

/** ChangePassword requires the old password. Sessions stay active, as on AWS. */
export async function changePassword(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { AccessToken: token, PreviousPassword: password, ProposedPassword: password });
  const {
    pool,
    user: { username },
  } = await bearerOf(context, input.AccessToken);
  const owner = { poolId: pool.settings.poolId, username };
  return pool.users.exclusively(async () => {
    const user = pool.users.byUsername(username);
    if (!user) throw wrongPassword();
    pool.attempts.check(username);
    if (!passwordMatches(owner, input.PreviousPassword, user.password)) {
      pool.attempts.failed(username);
      throw wrongPassword();
    }
    pool.attempts.succeeded(username);
    checkPasswordPolicy(pool.settings.passwordPolicy, input.ProposedPassword);
    await pool.users.put({ ...user, password: createPasswordVerifier(owner, input.ProposedPassword) });
    return {};
  });
}
