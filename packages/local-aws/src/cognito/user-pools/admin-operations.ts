import type { JsonObject } from '../../json.ts';
import type { SignedOperation } from '../handle-request.ts';
import { readInput } from '../request-shape.ts';
import { poolId } from './members.ts';
import { inviteUser } from './operations/admin-create-user.ts';
import { adminDeleteUser } from './operations/admin-delete-user.ts';
import { adminDisableUser } from './operations/admin-disable-user.ts';
import { adminEnableUser } from './operations/admin-enable-user.ts';
import { adminGetUser } from './operations/admin-get-user.ts';
import { adminSetUserMfaPreference } from './operations/admin-set-user-mfa-preference.ts';
import { adminSetUserPassword } from './operations/admin-set-user-password.ts';
import { adminUserGlobalSignOut } from './operations/admin-user-global-sign-out.ts';
import type { UserPoolsContext } from './user-pool.ts';

/** The operations of an administrator, by their names on the wire. Each names the pool, on which IAM decides. */
export const adminUserPoolOperations: Readonly<
  Record<string, (context: UserPoolsContext, request: JsonObject) => Promise<JsonObject>>
> = {
  AdminCreateUser: inviteUser,
  AdminDeleteUser: adminDeleteUser,
  AdminDisableUser: adminDisableUser,
  AdminEnableUser: adminEnableUser,
  AdminGetUser: adminGetUser,
  AdminSetUserMFAPreference: adminSetUserMfaPreference,
  AdminSetUserPassword: adminSetUserPassword,
  AdminUserGlobalSignOut: adminUserGlobalSignOut,
};

export function adminOperationsOf(
  context: UserPoolsContext,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): Readonly<Record<string, SignedOperation>> {
  const resource = (input: JsonObject) =>
    `arn:aws:cognito-idp:${region}:${accountId}:userpool/${readInput(input, { UserPoolId: poolId }).UserPoolId}`;
  return Object.fromEntries(
    Object.entries(adminUserPoolOperations).map(([name, operation]): [string, SignedOperation] => [
      name,
      { resource, run: (request) => operation(context, request) },
    ]),
  );
}
