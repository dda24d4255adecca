import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '../ledger-in-tables.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import type { FaultyHost } from './faulty-host.ts';
import { startFaultyHost } from './faulty-host.ts';
import { killAndCancel, killAndSee, momentsOf } from './kill.ts';
import { plantBulk } from './ledger-under-test.ts';

/** The number of seeds: a few here, fifty with `npm run test:faults`. */
const seeds = Number(process.env['KILL_SEEDS'] ?? 3);

let host: FaultyHost;
let person: Person;
let slips: readonly Item[];

beforeAll(async () => {
  host = await startFaultyHost();
  person = await signInAs(host);
  slips = await plantBulk(host, person.identityId);
});
beforeEach(async () => {
  // A new day, because the last day's quota is used up. The new credentials do not expire during the test.
  host.clock.forward(25 * 3_600_000);
  person = await signInAs(host);
});
afterAll(() => host.close());

describe('a killed worker', () => {
  it.each(Array.from({ length: seeds }, (_, index) => index + 1))(
    'leaves an export that is right, or failed without leftovers (seed %i)',
    async (seed) => {
      console.info(`seed ${seed}: ${await killAndSee(momentsOf(seed), { host, person, slips })}`);
    },
  );

  it.each([
    ['its first part is stored', 'partNumber=1'],
    ['its archive is stored', '?uploadId='],
    ['its archive is read back', '.zip?x-id=GetObject'],
  ])('leaves nothing after the next attempt when %s', async (_, request) => {
    expect(await killAndSee([{ request, carriedOut: true }], { host, person, slips })).toContain('killed 1');
  });

  it.each([
    ['once (its retried event removes the leftovers)', 1],
    ['three times (the failure destination removes the leftovers)', 3],
  ])('leaves nothing when the export is cancelled after it was killed %s', async (_, times) => {
    const moments = Array.from({ length: times }, () => ({ request: '.zip?x-id=GetObject', carriedOut: true }));
    const ended = await killAndCancel(moments, { host, person });
    expect(ended).toMatchObject({ status: 'CANCELLED', attempt: times });
    expect(await host.bucket.stored(ended.id)).toEqual({ objects: [], uploads: [] });
  });
});
