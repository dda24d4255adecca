import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import { CognitoError } from '../cognito-error.ts';
import type { UserPoolClientSettings } from './client-settings.ts';
import type { CodeDelivery } from './code-delivery.ts';
import { limitExceeded } from './confirmation-code.ts';
import type { InvokeFunction } from './invoke-function.ts';
import type { OneTimeBook } from './one-time-book.ts';
import { createOneTimeBook } from './one-time-book.ts';
import type { PendingChallenge, PendingSignIn } from './pending.ts';
import type { UserPoolSettings } from './settings.ts';
import type { SignInAttempts } from './sign-in-attempts.ts';
import { createSignInAttempts } from './sign-in-attempts.ts';
import type { PoolSecrets } from './signing-key.ts';
import { openPoolSecrets } from './signing-key.ts';
import type { UserStore } from './user-store.ts';
import { openUserStore } from './user-store.ts';

/** A running user pool. */
export interface UserPool {
  readonly settings: UserPoolSettings;
  readonly clients: ReadonlyMap<string, UserPoolClientSettings>;
  /** `https://cognito-idp.<region>.amazonaws.com/<poolId>`, as on AWS. The keys are served by this host. */
  readonly issuer: string;
  readonly secrets: PoolSecrets;
  readonly users: UserStore;
  readonly challenges: OneTimeBook<PendingChallenge>;
  /** Sign-ins that wait for their second factor. */
  readonly signIns: OneTimeBook<PendingSignIn>;
  /** Counts wrong passwords. */
  readonly attempts: SignInAttempts;
  /** Counts wrong codes of authenticator apps. A right password does not reset this count. */
  readonly codeAttempts: SignInAttempts;
}

/** The dependencies of every operation. */
export interface UserPoolsContext {
  readonly clock: Clock;
  readonly codes: CodeDelivery;
  readonly pools: readonly UserPool[];
  readonly region: string;
  /** For the pools' triggers. */
  readonly invoke: InvokeFunction;
}

export interface UserPoolSource {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly region: string;
  readonly settings: UserPoolSettings;
  readonly clients: readonly UserPoolClientSettings[];
}

/** Opens a pool with its data in `<dataDir>/cognito/user-pools/<poolId>/`. */
export async function openUserPool({ dataDir, clock, region, settings, clients }: UserPoolSource): Promise<UserPool> {
  const folder = join(dataDir, 'cognito', 'user-pools', settings.poolId);
  return {
    settings,
    clients: new Map(clients.map((client) => [client.clientId, client])),
    issuer: `https://cognito-idp.${region}.amazonaws.com/${settings.poolId}`,
    secrets: await openPoolSecrets(folder),
    users: await openUserStore(join(folder, 'users'), settings.caseSensitive),
    challenges: createOneTimeBook(clock),
    signIns: createOneTimeBook(clock),
    attempts: createSignInAttempts(
      clock,
      () => new CognitoError('NotAuthorizedException', 'Password attempts exceeded'),
    ),
    // Unproven: the service's exception for too many codes. This one is not an exception that clients treat as
    // throttling and retry automatically.
    codeAttempts: createSignInAttempts(clock, limitExceeded),
  };
}

/** Finds the pool and client of a request that names only its client. */
export function clientOf(
  { pools }: UserPoolsContext,
  clientId: string,
): { readonly pool: UserPool; readonly client: UserPoolClientSettings } {
  for (const pool of pools) {
    const client = pool.clients.get(clientId);
    if (client) return { pool, client };
  }
  throw new CognitoError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`);
}

/** Finds the pool of a request that names only its session. Throws `NotAuthorizedException`. */
export function poolOfSession({ pools }: UserPoolsContext, session: string): UserPool {
  const pool = pools.find(({ signIns }) => signIns.look(session).kind !== 'unknown or too old');
  if (pool) return pool;
  throw new CognitoError('NotAuthorizedException', 'Invalid session for the user, session is expired.');
}

/** The time limit of the next step of a client's sign-in. */
export function challengeTtlSecondsOf({ clients }: UserPool, clientId: string): number {
  const client = clients.get(clientId);
  if (client) return client.challengeTtlSeconds;
  throw new CognitoError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`);
}
