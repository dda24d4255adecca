import type { JsonObject } from '../../json.ts';
import { CognitoError } from '../cognito-error.ts';
import { readInput } from '../request-shape.ts';
import { poolId, username } from './members.ts';
import type { UserPool, UserPoolsContext } from './user-pool.ts';
import type { UserRecord } from './user-record.ts';

/** The pool that an administrator's request names. Throws `ResourceNotFoundException`. */
export function poolNamed({ pools }: UserPoolsContext, id: string): UserPool {
  const pool = pools.find(({ settings }) => settings.poolId === id);
  if (pool) return pool;
  throw new CognitoError('ResourceNotFoundException', `User pool ${id} does not exist.`);
}

/**
 * Changes the user whom an administrator's request names, by email, user name or `sub`, as one step. Throws
 * `UserNotFoundException`.
 */
export async function changeNamedUser(
  context: UserPoolsContext,
  request: JsonObject,
  change: (pool: UserPool, user: UserRecord) => Promise<JsonObject>,
): Promise<JsonObject> {
  const input = readInput(request, { UserPoolId: poolId, Username: username });
  const pool = poolNamed(context, input.UserPoolId);
  return pool.users.exclusively(() => {
    const user = pool.users.bySignInName(input.Username);
    if (!user) throw new CognitoError('UserNotFoundException', 'User does not exist.');
    return change(pool, user);
  });
}
