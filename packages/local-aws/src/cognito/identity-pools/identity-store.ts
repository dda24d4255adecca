import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { VersionedRecord } from '../../files/private-json.ts';
import { readPrivateRecord, writePrivateJson } from '../../files/private-json.ts';
import { KeyedQueue } from '../../keyed-queue.ts';

/** A login at a provider. */
export interface Login {
  /** `cognito-idp.<region>.amazonaws.com/<poolId>` */
  readonly providerName: string;
  readonly sub: string;
}

/**
 * A pool's identities. An identity outlives its user, because the data of a deleted user stays under the same id. Only an
 * administrator removes it.
 */
export interface IdentityStore {
  /** The permanent identity of a login. It is created and stored on disk at the first call. */
  identityIdFor(login: Login): Promise<string>;
  loginOf(identityId: string): Login | undefined;
  /** Removes an identity. Returns false when there is none. The same login gets another identity from then on. */
  remove(identityId: string): Promise<boolean>;
}

/**
 * Reads `<dataDir>/cognito/identity-pools/<pool's uuid>.json` if it exists.
 *
 * @param firstIdentityId the id of the first identity of the pool. @default a random one, as of all others
 */
export async function openIdentityStore(
  dataDir: string,
  region: string,
  identityPoolId: string,
  firstIdentityId?: string,
): Promise<IdentityStore> {
  // Not every file system allows a colon in a file name.
  const path = join(dataDir, 'cognito', 'identity-pools', `${identityPoolId.split(':')[1] ?? ''}.json`);
  const { identities: stored } = ((await readPrivateRecord(path, 'a list of identities')) as
    | StoredIdentities
    | undefined) ?? { identities: [] };
  const identities = new Map(stored.map((identity) => [keyOf(identity), identity]));
  const byId = new Map(stored.map((identity) => [identity.identityId, identity]));
  const queue = new KeyedQueue();
  return {
    identityIdFor: (login) =>
      queue.run(path, async () => {
        const known = identities.get(keyOf(login));
        if (known) return known.identityId;
        const identity: Identity = {
          identityId: (identities.size === 0 ? firstIdentityId : undefined) ?? `${region}:${randomUUID()}`,
          providerName: login.providerName,
          sub: login.sub,
        };
        await writePrivateJson(path, {
          version: 1,
          identities: [...identities.values(), identity],
        } satisfies StoredIdentities);
        identities.set(keyOf(identity), identity);
        byId.set(identity.identityId, identity);
        return identity.identityId;
      }),
    loginOf: (identityId) => byId.get(identityId),
    remove: (identityId) =>
      queue.run(path, async () => {
        const known = byId.get(identityId);
        if (!known) return false;
        const others = [...identities.values()].filter((identity) => identity !== known);
        await writePrivateJson(path, { version: 1, identities: others } satisfies StoredIdentities);
        identities.delete(keyOf(known));
        byId.delete(identityId);
        return true;
      }),
  };
}

interface Identity extends Login {
  readonly identityId: string;
}

interface StoredIdentities extends VersionedRecord {
  readonly identities: readonly Identity[];
}

function keyOf({ providerName, sub }: Login): string {
  return `${providerName} ${sub}`;
}
