import type { AppSyncIdentityIAM, Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';

/**
 * The Cognito identity id of the signed-in caller, taken only from the signature. It keys all their data. This is the
 * second check after IAM's field policies: a caller who is not a person of this identity pool is refused as
 * `Unauthorized`.
 */
export function callerOf(ctx: Context): string {
  const identity = ctx.identity as Partial<AppSyncIdentityIAM> | null;
  if (
    !identity?.cognitoIdentityId ||
    identity.cognitoIdentityAuthType !== 'authenticated' ||
    identity.cognitoIdentityPoolId !== ctx.env['IDENTITY_POOL_ID']
  ) {
    util.unauthorized();
  }
  requireOnlyOwner(ctx, identity.cognitoIdentityId);
  return identity.cognitoIdentityId;
}

/**
 * Where the tables hold the ledger of one person and no key names them, a setting does (`ownTables`). Everybody else is
 * refused before anything is asked of the tables, and told the id that the setting would need.
 */
function requireOnlyOwner(ctx: Context, identityId: string): void {
  const onlyOwner = ctx.env['ONLY_OWNER'];
  if (onlyOwner && identityId !== onlyOwner)
    util.error(
      `These tables hold the ledger of one person, whom the setting ownTables.identity names. Your identity id is ${identityId}.`,
      'NotYourLedger',
      null,
      { identityId },
    );
}

/**
 * Accepts only our own functions: callers without a Cognito identity, with a session of one of the roles that the API's
 * environment lists under `variable` (role ARNs, comma-separated).
 */
export function requireRole(
  ctx: Context,
  variable: 'WORKER_ROLES' | 'FAILURE_ROLES' | 'RESTORE_ROLES' | 'SWEEPER_ROLES',
): void {
  const identity = ctx.identity as Partial<AppSyncIdentityIAM> | null;
  const roles = (ctx.env[variable] ?? '').split(',');
  if (identity?.cognitoIdentityId || !roles.some((role) => isSessionOf(role, identity?.userArn ?? ''))) {
    util.unauthorized();
  }
}

/** `arn:aws:sts::<account>:assumed-role/<role>/<session>` is a session of `arn:aws:iam::<account>:role/<path…>/<role>`. */
function isSessionOf(roleArn: string, userArn: string): boolean {
  const role = roleArn.split(':');
  const user = userArn.split(':');
  const names = (role[5] ?? '').split('/');
  const session = (user[5] ?? '').split('/');
  return (
    role.length === 6 &&
    user.length === 6 &&
    names[0] === 'role' &&
    user[2] === 'sts' &&
    session[0] === 'assumed-role' &&
    session.length === 3 &&
    session[1] === names[names.length - 1] &&
    user[4] === role[4]
  );
}
