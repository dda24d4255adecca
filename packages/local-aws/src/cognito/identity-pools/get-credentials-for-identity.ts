import type { RoleSession } from '../../iam/principal.ts';
import type { JsonObject } from '../../json.ts';
import { CognitoError } from '../cognito-error.ts';
import { optional, readInput, stringMap, text } from '../request-shape.ts';
import type { IdentityPool, IdentityPoolsContext } from './identity-pool.ts';
import type { Login } from './identity-store.ts';
import { verifyLogin } from './verify-login.ts';

/** One hour in the enhanced flow, and no way to ask for more (developer guide). */
const credentialsTtlSeconds = 3600;

/**
 * GetCredentialsForIdentity returns credentials of the pool's role for the person of an identity, valid for an hour.
 */
export async function getCredentialsForIdentity(
  context: IdentityPoolsContext,
  request: JsonObject,
): Promise<JsonObject> {
  const input = readInput(request, {
    IdentityId: text({ maxLength: 55, pattern: /^[\w-]+:[0-9a-f-]+$/ }),
    Logins: stringMap,
    CustomRoleArn: optional(text({ maxLength: 2048 })),
  });
  if (input.CustomRoleArn !== undefined)
    throw new CognitoError(
      'InvalidParameterException',
      'CustomRoleArn is not emulated by the local host: the role attachment has one role for all users.',
    );
  const { pool, login } = ownerOf(context, input.IdentityId);
  if (Object.keys(input.Logins).length === 0)
    throw new CognitoError('NotAuthorizedException', `Access to Identity '${input.IdentityId}' is forbidden.`);
  const proven = await verifyLogin(context, pool, input.Logins);
  if (proven.providerName !== login.providerName || proven.sub !== login.sub) {
    throw new CognitoError(
      'NotAuthorizedException',
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    );
  }
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = context.credentials.issue(
    assumeRole(context, pool, input.IdentityId, login),
    credentialsTtlSeconds,
  );
  return {
    IdentityId: input.IdentityId,
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: expiration.getTime() / 1000,
    },
  };
}

function ownerOf(
  { pools }: IdentityPoolsContext,
  identityId: string,
): { readonly pool: IdentityPool; readonly login: Login } {
  for (const pool of pools) {
    const login = pool.identities.loginOf(identityId);
    if (login) return { pool, login };
  }
  throw new CognitoError('ResourceNotFoundException', `Identity '${identityId}' not found.`);
}

function assumeRole(
  { roles }: IdentityPoolsContext,
  { settings }: IdentityPool,
  identityId: string,
  { providerName, sub }: Login,
): RoleSession {
  const roleArn = settings.authenticatedRoleArn;
  const signIn = `${providerName}:CognitoSignIn:${sub}`;
  const decision = roles.mayAssume(roleArn, {
    aud: settings.identityPoolId,
    amr: ['authenticated', providerName, signIn],
    sub: identityId,
  });
  if (!decision.allowed) {
    throw new CognitoError(
      'InvalidIdentityPoolConfigurationException',
      `Invalid identity pool configuration. Check assigned IAM roles for this pool. ${decision.reason}`,
    );
  }
  return {
    kind: 'role-session',
    roleArn,
    // A role's path is part of its ARN, not of its name.
    roleName: roleArn.slice(roleArn.lastIndexOf('/') + 1),
    roleId: roles.roleIdOf(roleArn),
    sessionName: 'CognitoIdentityCredentials',
    cognito: {
      identityId,
      identityPoolId: settings.identityPoolId,
      authType: 'authenticated',
      authProvider: `"${providerName}","${signIn}"`,
    },
  };
}
