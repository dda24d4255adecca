import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SeenExport } from '../exports.ts';
import { requestMutation } from '../exports.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import type { FaultyHost } from './faulty-host.ts';
import { startFaultyHost } from './faulty-host.ts';
import { bulkyMonth, plantBulk } from './ledger-under-test.ts';
import { untilEnded } from './until-ended.ts';

let host: FaultyHost;
let person: Person;

// A run keeps a minute to stop in an orderly way. The rest must reach the fault on a loaded machine, and end during its
// delay.
const timeoutSeconds = 67;
const delayMs = 9_000;

beforeAll(async () => {
  host = await startFaultyHost({ timeoutSeconds });
  person = await signInAs(host);
  await plantBulk(host, person.identityId);
});
afterAll(() => host.close());

/** One day of the person's ledger is uploaded in one request. */
const day = { from: '2024-05-01', to: '2024-05-01' };

it.each([
  ['at the start of the upload', bulkyMonth, '?uploads'],
  ['at the upload of parts', bulkyMonth, 'partNumber=1'],
  ['at the completion of the upload', bulkyMonth, '?uploadId='],
  ['at the upload in one request', day, '.zip?x-id=PutObject'],
  ['while the archive is read back', bulkyMonth, '.zip?x-id=GetObject'],
])(
  'the worker stops with a minute left, %s: TOO_LARGE_FOR_ONE_RUN at the first try without leftovers',
  async (_, period, where) => {
    let hit = 0;
    host.proxies.s3.onRequest = ({ url = '' }) => {
      if (!url.includes(where)) return undefined;
      hit += 1;
      return { delayMs };
    };
    const { data } = await person.ask(requestMutation, period);
    const { ended, aheadMs } = await untilEnded(host, person, (data?.['requestExport'] as SeenExport).id);
    expect(ended).toMatchObject({
      status: 'FAILED',
      attempt: 1,
      failure: { code: 'TOO_LARGE_FOR_ONE_RUN', message: expect.stringContaining('shorter periods') as string },
    });
    expect(hit).toBeGreaterThan(0);
    expect(aheadMs).toBe(0);
    // A request that the worker no longer waits for is still carried out.
    await host.proxies.s3.untilIdle();
    expect(await host.bucket.stored(ended.id)).toEqual({ objects: [], uploads: [] });
  },
);
