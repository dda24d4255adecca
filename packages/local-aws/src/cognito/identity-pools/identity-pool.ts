import type { Clock } from '../../clock.ts';
import type { CredentialAuthority } from '../../identity/credential-authority.ts';
import type { Decision } from '../../identity/gate.ts';
import { CognitoError } from '../cognito-error.ts';
import type { UserPools } from '../user-pools/start-user-pools.ts';
import type { IdentityPoolSettings } from './identity-pool-settings.ts';
import type { IdentityStore } from './identity-store.ts';

/** A running identity pool. */
export interface IdentityPool {
  readonly settings: IdentityPoolSettings;
  readonly identities: IdentityStore;
}

/** What a role's trust policy is asked about: the condition keys `cognito-identity.amazonaws.com:aud`, `:amr` and `:sub`. */
export interface FederatedCaller {
  /** The identity pool's id. */
  readonly aud: string;
  /** `authenticated`, the provider, and `<provider>:CognitoSignIn:<sub>`. */
  readonly amr: readonly string[];
  /** The identity id. */
  readonly sub: string;
}

/** What the identity pools need to know of IAM. */
export interface FederatedRoles {
  /** Whether the role's AssumeRolePolicyDocument lets `cognito-identity.amazonaws.com` assume it for this caller with sts:AssumeRoleWithWebIdentity. */
  mayAssume(roleArn: string, caller: FederatedCaller): Decision;
  /** `AROA…`, 21 characters. */
  roleIdOf(roleArn: string): string;
}

/** What every operation works with. */
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
