import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import { CognitoError } from '../cognito-error.ts';
import { createChallengeBook } from './challenge-book.ts';
import type { ChallengeBook } from './challenge-book.ts';
import type { CodeDelivery } from './code-delivery.ts';
import { createSignInAttempts } from './sign-in-attempts.ts';
import type { SignInAttempts } from './sign-in-attempts.ts';
import { openPoolSecrets } from './signing-key.ts';
import type { PoolSecrets } from './signing-key.ts';
import type { UserPoolClientSettings } from './user-pool-client-settings.ts';
import type { UserPoolSettings } from './user-pool-settings.ts';
import { openUserStore } from './user-store.ts';
import type { UserStore } from './user-store.ts';

/** A running user pool. */
export interface UserPool {
  readonly settings: UserPoolSettings;
  readonly clients: ReadonlyMap<string, UserPoolClientSettings>;
  /** `https://cognito-idp.<region>.amazonaws.com/<poolId>`, as on AWS, though the keys are served here. */
  readonly issuer: string;
  readonly secrets: PoolSecrets;
  readonly users: UserStore;
  readonly challenges: ChallengeBook;
  readonly attempts: SignInAttempts;
}

/** What every operation works with. */
export interface UserPoolsContext {
  readonly clock: Clock;
  readonly codes: CodeDelivery;
  readonly pools: readonly UserPool[];
}

export interface UserPoolSource {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly region: string;
  readonly settings: UserPoolSettings;
  readonly clients: readonly UserPoolClientSettings[];
}

/** Opens a pool with what `<dataDir>/cognito/user-pools/<poolId>/` keeps of it. */
export async function openUserPool({ dataDir, clock, region, settings, clients }: UserPoolSource): Promise<UserPool> {
  const folder = join(dataDir, 'cognito', 'user-pools', settings.poolId);
  return {
    settings,
    clients: new Map(clients.map((client) => [client.clientId, client])),
    issuer: `https://cognito-idp.${region}.amazonaws.com/${settings.poolId}`,
    secrets: await openPoolSecrets(folder),
    users: await openUserStore(join(folder, 'users'), settings.caseSensitive),
    challenges: createChallengeBook(clock),
    attempts: createSignInAttempts(clock),
  };
}

/** The pool and client of a request that names only its client. */
export function clientOf({ pools }: UserPoolsContext, clientId: string): { readonly pool: UserPool; readonly client: UserPoolClientSettings } {
  for (const pool of pools) {
    const client = pool.clients.get(clientId);
    if (client) return { pool, client };
  }
  throw new CognitoError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`);
}
