import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DeliveredCode } from '../user-pools/code-delivery.ts';
import { createUser } from '../user-pools/create-user.ts';
import type { UserPool, UserPoolsContext } from '../user-pools/user-pool.ts';
import { openUserPool } from '../user-pools/user-pool.ts';
import { aClient, aPool, clientId, goodPassword, noFunction, region } from './cognito-under-test.ts';

/** Noon of a day. */
export const noon = Date.UTC(2026, 10, 27, 12);

/**
 * User pools on disk without an endpoint, for limits that have to be met to the millisecond. Their clock stands at noon
 * until the test sets it. Each pool has the client of the tests, in the first under its usual id.
 */
export async function openPools(...poolIds: readonly [string, ...string[]]) {
  const dataDir = await mkdtemp(join(tmpdir(), 'pools-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const clock = { atMs: noon, nowMs: () => clock.atMs };
  const codes: DeliveredCode[] = [];
  const pools: UserPool[] = [];
  for (const poolId of poolIds) {
    const client = { ...aClient, poolId, clientId: poolId === poolIds[0] ? clientId : `client of ${poolId}` };
    pools.push(await openUserPool({ dataDir, clock, region, settings: { ...aPool, poolId }, clients: [client] }));
  }
  const deliver = async (code: DeliveredCode): Promise<void> => {
    codes.push(code);
    await Promise.resolve();
  };
  const context: UserPoolsContext = { clock, pools, codes: { deliver }, region, invoke: noFunction };
  const addUser = (pool: UserPool, email: string) =>
    createUser(pool, { email, password: goodPassword, attributes: {} }, clock.nowMs());
  return { context, clock, codes, addUser };
}
