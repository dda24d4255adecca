import type { Clock } from '../../clock.ts';
import type { Decision } from '../../iam/decision.ts';
import type { FederatedCaller } from '../../iam/trust-policy.ts';
import type { CredentialAuthority } from '../../sigv4/credential-authority.ts';
import { CognitoError } from '../cognito-error.ts';
import type { UserPools } from '../user-pools/start.ts';
import type { IdentityStore } from './identity-store.ts';
import type { IdentityPoolSettings } from './settings.ts';

/** A running identity pool. */
export interface IdentityPool {
  readonly settings: IdentityPoolSettings;
  readonly identities: IdentityStore;
}

/** The questions that the identity pools ask IAM. */
export interface FederatedRoles {
  /**
   * Decides whether the role's AssumeRolePolicyDocument lets `cognito-identity.amazonaws.com` assume the role for this
   * caller with sts:AssumeRoleWithWebIdentity.
   */
  mayAssume(roleArn: string, caller: FederatedCaller): Decision;
  /** `AROA…`, 21 characters. */
  roleIdOf(roleArn: string): string;
}

/** The dependencies of every operation. */
export interface IdentityPoolsContext {
  readonly clock: Clock;
  readonly region: string;
  readonly pools: readonly IdentityPool[];
  readonly userPools: Pick<UserPools, 'jwksOf' | 'isSignedIn'>;
  readonly credentials: CredentialAuthority;
  readonly roles: FederatedRoles;
}

export function identityPoolOf({ pools }: IdentityPoolsContext, identityPoolId: string): IdentityPool {
  const pool = pools.find(({ settings }) => settings.identityPoolId === identityPoolId);
  if (pool) return pool;
  throw new CognitoError('ResourceNotFoundException', `IdentityPool '${identityPoolId}' not found.`);
}
