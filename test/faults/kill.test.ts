import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Item } from '../ledger-in-tables.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import type { FaultyHost } from './faulty-host.ts';
import { startFaultyHost } from './faulty-host.ts';
import { killAndSee } from './kill.ts';
import { plantBulk } from './ledger-under-test.ts';

/** How many seeds: a handful here, fifty by `npm run test:kill`. */
const seeds = Number(process.env['KILL_SEEDS'] ?? 5);

let host: FaultyHost;
let person: Person;
let slips: readonly Item[];

beforeAll(async () => {
  host = await startFaultyHost();
  person = await signInAs(host);
  slips = await plantBulk(host, person.identityId);
});
afterAll(() => host.close());

describe('a worker that is killed in the middle of its work', () => {
  it.each(Array.from({ length: seeds }, (_, index) => index + 1))('leaves an export that ends right, or failed with nothing left (seed %i)', async (seed) => {
    // A new day, for the quota of the last one; and for credentials that have not lapsed on the way.
    if (seed > 1) host.clock.forward(25 * 3_600_000);
    if (seed > 1) person = await signInAs(host);
    console.info(await killAndSee(seed, { host, person, slips }));
  });
});
