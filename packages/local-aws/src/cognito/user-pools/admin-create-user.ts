import { CognitoError } from '../cognito-error.ts';
import { createUser } from './create-user.ts';
import { checkPasswordPolicy } from './password-policy.ts';
import { newUserAttributes } from './user-attributes.ts';
import type { UserPoolsContext } from './user-pool.ts';

export interface AdminCreateUser {
  readonly poolId: string;
  readonly email: string;
  /** A permanent password. It must follow the pool's policy. */
  readonly password: string;
  /** Beyond the email, e.g. `{ name: '花子' }`. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Creates a confirmed user with a verified email for the host itself. It also works in pools without self sign-up. */
export async function adminCreateUser(
  context: UserPoolsContext,
  { poolId, email, password, attributes }: AdminCreateUser,
): Promise<{ readonly sub: string }> {
  const pool = context.pools.find(({ settings }) => settings.poolId === poolId);
  if (!pool) throw new CognitoError('ResourceNotFoundException', `User pool ${poolId} does not exist.`);
  checkPasswordPolicy(pool.settings.passwordPolicy, password);
  const checked = newUserAttributes(pool.settings, undefined, email, attributes ?? {});
  const user = await createUser(pool, { email, password, attributes: checked }, context.clock.nowMs());
  return { sub: user.username };
}
