import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { IdentityPools } from 'local-aws/cognito/identity-pools/start.ts';
import type { UserPools } from 'local-aws/cognito/user-pools/start.ts';
import { writeDurably } from 'local-aws/files/durable-file.ts';
import type { Layout } from '../ledger/layouts/layout.ts';
import { isOfManyPeople } from '../ledger/layouts/layout.ts';
import { family } from './seed/family.ts';
import { generateLedger } from './seed/generate-ledger.ts';
import type { Household } from './seed/household.ts';
import { importLedgers } from './seed/import-ledgers.ts';
import type { LedgerTableNames } from './seed/plant-ledger.ts';
import { student } from './seed/student.ts';

/** A person who can sign in on a seeded host. */
export interface DemoUser {
  readonly email: string;
  readonly password: string;
  readonly seed: number;
  /** First and last day of the ledger, both included. */
  readonly from: string;
  readonly to: string;
  readonly household: Household;
}

/** There are two users with separate ledgers, so that isolation can be seen. */
export const demoUsers: readonly [DemoUser, DemoUser] = [
  {
    email: 'hanako@example.com',
    password: 'Kakeibo-2026-hanako',
    seed: 20161101,
    from: '2016-11-01',
    to: '2026-10-31',
    household: family,
  },
  {
    email: 'taro@example.com',
    password: 'Kakeibo-2026-taro',
    seed: 20251101,
    from: '2025-11-01',
    to: '2026-10-31',
    household: student,
  },
];

interface DemoOptions {
  readonly dataDir: string;
  /** The folder of the data engine. The engine must not be running. */
  readonly enginePath: string;
  readonly tables: LedgerTableNames;
  /** How the tables are keyed. Tables without an owner in their keys get the ledger of the first user alone. */
  readonly layout: Layout;
  readonly userPoolId: string;
  readonly identityPoolId: string;
  /** `cognito-idp.<region>.amazonaws.com/<poolId>` */
  readonly providerName: string;
  readonly userPools: UserPools;
  readonly identityPools: IdentityPools;
}

/** Makes the demo users and their ledgers, once for a data folder. Interrupted work is completed at the next start. */
export async function seedDemo(options: DemoOptions): Promise<void> {
  const { userPools, identityPools, userPoolId, identityPoolId, providerName } = options;
  const done = join(options.dataDir, 'seeded.json');
  if (existsSync(done)) return;
  const ledgers = [];
  for (const { email, password, ...ledger } of demoUsers) {
    const sub =
      userPools.subOf(userPoolId, email) ??
      (await userPools.adminCreateUser({ poolId: userPoolId, email, password })).sub;
    const owner = await identityPools.identityIdFor(identityPoolId, { providerName, sub });
    if (ledgers.length === 0 || isOfManyPeople(options.layout)) ledgers.push({ owner, ledger: generateLedger(ledger) });
  }
  const items = await importLedgers({
    ...{ enginePath: options.enginePath, tables: options.tables, layout: options.layout },
    ledgers,
  });
  await writeDurably(done, JSON.stringify({ items, users: demoUsers.map(({ email }) => email) }));
}
