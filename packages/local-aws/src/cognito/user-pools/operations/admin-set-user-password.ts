import type { JsonObject } from '../../../json.ts';
import { flag, optional, readInput } from '../../request-shape.ts';
import { password } from '../members.ts';
import { changeNamedUser } from '../named-user.ts';
import { checkPasswordPolicy } from '../password-policy.ts';
import { createPasswordVerifier } from '../password-verifier.ts';
import type { UserPoolsContext } from '../user-pool.ts';
import { withPermanentPassword } from '../user-record.ts';
import { temporaryPasswordMs } from './admin-create-user.ts';

/** AdminSetUserPassword gives a user a password: with `Permanent` one that stays, else a temporary one. */
export async function adminSetUserPassword(context: UserPoolsContext, request: JsonObject): Promise<JsonObject> {
  const input = readInput(request, { Password: password, Permanent: optional(flag) });
  return changeNamedUser(context, request, async (pool, user) => {
    checkPasswordPolicy(pool.settings.passwordPolicy, input.Password);
    const owner = { poolId: pool.settings.poolId, username: user.username };
    const verifier = createPasswordVerifier(owner, input.Password);
    await pool.users.put(
      input.Permanent === true
        ? withPermanentPassword(user, verifier)
        : {
            ...user,
            password: verifier,
            status: 'FORCE_CHANGE_PASSWORD',
            temporaryUntilMs: context.clock.nowMs() + temporaryPasswordMs,
          },
    );
    return {};
  });
}
