import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { VersionedRecord } from '../../files/private-json.ts';
import { readPrivateRecord, writePrivateJson } from '../../files/private-json.ts';
import { KeyedQueue } from '../../keyed-queue.ts';

/** Who is who: the login at a provider. */
export interface Login {
  /** `cognito-idp.<region>.amazonaws.com/<poolId>` */
  readonly providerName: string;
  readonly sub: string;
}

/** A pool's identities. They are never taken away: a person who is gone leaves their data under the same id. */
export interface IdentityStore {
  /** The identity of a login, the same for ever; made and put on disk at its first appearance. */
  identityIdFor(login: Login): Promise<string>;
  loginOf(identityId: string): Login | undefined;
}

/** Reads `<dataDir>/cognito/identity-pools/<pool's uuid>.json`, where there is one. */
export async function openIdentityStore(
  dataDir: string,
  region: string,
  identityPoolId: string,
): Promise<IdentityStore> {
  // A colon is no part of a file name everywhere.
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
          identityId: `${region}:${randomUUID()}`,
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
