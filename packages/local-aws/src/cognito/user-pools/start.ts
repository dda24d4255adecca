import type { JSONWebKeySet } from 'jose';
import type { Gate } from '../../auth/gate.ts';
import type { Clock } from '../../clock.ts';
import type { Endpoint } from '../../endpoint.ts';
import type { JsonObject } from '../../json.ts';
import { openJsonEndpoint } from '../handle-request.ts';
import type { AdminCreateUser } from './admin-create-user.ts';
import { adminCreateUser } from './admin-create-user.ts';
import { adminOperationsOf } from './admin-operations.ts';
import type { UserPoolClientSettings } from './client-settings.ts';
import type { CodeDelivery } from './code-delivery.ts';
import type { InvokeFunction } from './invoke-function.ts';
import { operationsOf } from './operations.ts';
import type { UserPoolSettings } from './settings.ts';
import type { UserPoolsContext } from './user-pool.ts';
import { openUserPool } from './user-pool.ts';

export interface UserPoolsOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Users, verifiers and signing keys are kept in `<dataDir>/cognito/user-pools/`, readable only by this user. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly region: string;
  readonly pools: readonly UserPoolSettings[];
  readonly clients: readonly UserPoolClientSettings[];
  readonly codes: CodeDelivery;
  readonly gate: Gate;
  /** For the pools' triggers. */
  readonly invoke: InvokeFunction;
  readonly accountId: string;
}

/** The user pools' endpoint, and the operations that the host itself may call. */
export interface UserPools extends Endpoint {
  /**
   * Creates a confirmed user with a permanent password and returns the `sub`. Throws `CognitoError`, for example
   * `UsernameExistsException`.
   */
  adminCreateUser(newUser: AdminCreateUser): Promise<{ readonly sub: string }>;
  /** The `sub` of the user with that email. Undefined when there is none. */
  subOf(poolId: string, email: string): string | undefined;
  /** The public keys of a pool, also served at `<url>/<poolId>/.well-known/jwks.json`. */
  jwksOf(poolId: string): JSONWebKeySet | undefined;
  /** True while the session of an id token is active: not signed out, not revoked, and its user not deleted. */
  isSignedIn(poolId: string, sub: string, originJti: string): boolean;
}

/** Starts the endpoint of `AWSCognitoIdentityProviderService` for every user pool of the template. */
export async function startUserPools(options: UserPoolsOptions): Promise<UserPools> {
  const strays = options.clients.filter((client) => !options.pools.some((pool) => pool.poolId === client.poolId));
  if (strays[0])
    throw new Error(
      `The user pool client ${strays[0].clientId} belongs to ${strays[0].poolId}, which is not among the user pools.`,
    );
  const pools = await Promise.all(
    options.pools.map((settings) =>
      openUserPool({
        ...options,
        settings,
        clients: options.clients.filter((client) => client.poolId === settings.poolId),
      }),
    ),
  );
  const context: UserPoolsContext = {
    clock: options.clock,
    codes: options.codes,
    pools,
    region: options.region,
    invoke: options.invoke,
  };
  const find = (poolId: string) => pools.find((pool) => pool.settings.poolId === poolId);
  const endpoint = await openJsonEndpoint({
    port: options.port,
    targetPrefix: 'AWSCognitoIdentityProviderService',
    operations: operationsOf(context),
    signed: adminOperationsOf(context, options),
    service: 'cognito-idp',
    gate: options.gate,
    document: (path) => publicDocument(context, path),
  });
  return {
    ...endpoint,
    adminCreateUser: (newUser) => adminCreateUser(context, newUser),
    subOf: (poolId, email) => find(poolId)?.users.bySignInName(email)?.username,
    jwksOf: (poolId) => find(poolId)?.secrets.jwks,
    isSignedIn: (poolId, sub, originJti) => {
      const sessions = find(poolId)?.users.byUsername(sub)?.sessions ?? [];
      return sessions.some((session) => session.originJti === originJti && !session.isRevoked);
    },
  };
}

function publicDocument({ pools }: UserPoolsContext, path: string): JsonObject | undefined {
  const pool = pools.find(({ settings }) => path === `/${settings.poolId}/.well-known/jwks.json`);
  return pool && { keys: pool.secrets.jwks.keys };
}
