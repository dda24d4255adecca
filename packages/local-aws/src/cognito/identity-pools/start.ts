import type { Gate } from '../../auth/gate.ts';
import type { Clock } from '../../clock.ts';
import type { Endpoint } from '../../endpoint.ts';
import type { JsonObject } from '../../json.ts';
import type { CredentialAuthority } from '../../sigv4/credential-authority.ts';
import { openJsonEndpoint } from '../handle-request.ts';
import type { UserPools } from '../user-pools/start.ts';
import { deleteIdentities } from './delete-identities.ts';
import { getCredentialsForIdentity } from './get-credentials-for-identity.ts';
import { getId } from './get-id.ts';
import type { FederatedRoles, IdentityPoolsContext } from './identity-pool.ts';
import { identityPoolOf } from './identity-pool.ts';
import type { Login } from './identity-store.ts';
import { openIdentityStore } from './identity-store.ts';
import type { IdentityPoolSettings } from './settings.ts';

export interface IdentityPoolsOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Identities are kept in `<dataDir>/cognito/identity-pools/`, readable only by this user. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly region: string;
  readonly pools: readonly IdentityPoolSettings[];
  readonly userPools: Pick<UserPools, 'jwksOf' | 'isSignedIn'>;
  readonly credentials: CredentialAuthority;
  readonly roles: FederatedRoles;
  readonly gate: Gate;
  /** The id of each pool's first identity. @default a random one */
  readonly firstIdentityId?: string;
}

/** The identity pools' endpoint, with an operation for the host itself. */
export interface IdentityPools extends Endpoint {
  /**
   * The identity of a login. It is created if necessary, so that data can be stored for a person before their first
   * sign-in.
   */
  identityIdFor(identityPoolId: string, login: Login): Promise<string>;
}

/** The emulated operations of identity pools, by their names on the wire. */
export const identityPoolOperations: Readonly<
  Record<string, (context: IdentityPoolsContext, request: JsonObject) => Promise<JsonObject>>
> = {
  GetCredentialsForIdentity: getCredentialsForIdentity,
  GetId: getId,
};

/** The operations of an administrator, by their names on the wire. */
export const adminIdentityPoolOperations: typeof identityPoolOperations = { DeleteIdentities: deleteIdentities };

/** Starts the endpoint of `AWSCognitoIdentityService` for every identity pool of the template. */
export async function startIdentityPools(options: IdentityPoolsOptions): Promise<IdentityPools> {
  const pools = await Promise.all(
    options.pools.map(async (settings) => ({
      settings,
      identities: await openIdentityStore(
        options.dataDir,
        options.region,
        settings.identityPoolId,
        options.firstIdentityId,
      ),
    })),
  );
  const context: IdentityPoolsContext = { ...options, pools };
  const endpoint = await openJsonEndpoint({
    port: options.port,
    targetPrefix: 'AWSCognitoIdentityService',
    operations: Object.fromEntries(
      Object.entries(identityPoolOperations).map(([name, operation]) => [
        name,
        (request: JsonObject) => operation(context, request),
      ]),
    ),
    signed: Object.fromEntries(
      Object.entries(adminIdentityPoolOperations).map(([name, operation]) => [
        name,
        // IAM knows no narrower resource for it (service authorization reference).
        { resource: () => '*', run: (request: JsonObject) => operation(context, request) },
      ]),
    ),
    service: 'cognito-identity',
    gate: options.gate,
    document: () => undefined,
  });
  return {
    ...endpoint,
    identityIdFor: (identityPoolId, login) => identityPoolOf(context, identityPoolId).identities.identityIdFor(login),
  };
}
