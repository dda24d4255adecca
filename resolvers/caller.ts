import type { AppSyncIdentityIAM, Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';

/**
 * The Cognito identity id of the signed-in person who calls, from the signature alone; it keys all their data.
 * The second lock behind IAM's field policies: anyone who is not a person of our own identity pool is refused as `Unauthorized`.
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
  return identity.cognitoIdentityId;
}

/**
 * Lets in a function of ours and nobody else: no Cognito identity, and a session of one of the roles that the API's
 * environment names under `variable` (role names, comma-separated).
 */
export function requireRole(ctx: Context, variable: 'WORKER_ROLES' | 'FAILURE_ROLES'): void {
  const identity = ctx.identity as Partial<AppSyncIdentityIAM> | null;
  const roles = (ctx.env[variable] ?? '').split(',');
  const userArn = identity?.userArn ?? '';
  if (identity?.cognitoIdentityId || !roles.some((role) => role !== '' && userArn.includes(`:assumed-role/${role}/`))) {
    util.unauthorized();
  }
}
