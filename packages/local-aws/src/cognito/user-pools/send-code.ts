import type { CodePurpose } from './code-delivery.ts';
import { issueCode } from './confirmation-code.ts';
import type { UserPool, UserPoolsContext } from './user-pool.ts';
import type { UserRecord } from './user-record.ts';

/** Makes a new code, stores it on disk and delivers it. Throws `LimitExceededException`. */
export async function sendCode(
  context: UserPoolsContext,
  pool: UserPool,
  { username }: UserRecord,
  purpose: CodePurpose,
): Promise<void> {
  const sent = await pool.users.exclusively(async () => {
    const user = pool.users.byUsername(username);
    if (!user) return undefined;
    const { code, state } = issueCode(user.codes[purpose], purpose, context.clock.nowMs());
    await pool.users.put({ ...user, codes: { ...user.codes, [purpose]: state } });
    return { email: purpose === 'verify-email' ? (user.pendingEmail ?? user.email) : user.email, code };
  });
  // The user was removed in the meantime, so there is no one to send the code to.
  if (sent) await context.codes.deliver({ poolId: pool.settings.poolId, purpose, ...sent });
}
