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

// Two seconds more than a run needs to stop in good order.
beforeAll(async () => {
  host = await startFaultyHost({ timeoutSeconds: 62 });
  person = await signInAs(host);
  await plantBulk(host, person.identityId);
});
afterAll(() => host.close());

it.each([
  ['while parts go up', 'partNumber=1'],
  ['while it is read back', '.zip?x-id=GetObject'],
])('stops by itself with a minute left, %s: TOO_LARGE_FOR_ONE_RUN at the first try, and nothing is left', async (_, where) => {
  host.proxies.s3.onRequest = ({ url = '' }) => (url.includes(where) ? { delayMs: 4_000 } : undefined);
  const { data } = await person.ask(requestMutation, bulkyMonth);
  const { ended, aheadMs } = await untilEnded(host, person, (data?.['requestExport'] as SeenExport).id);
  expect(ended).toMatchObject({ status: 'FAILED', attempt: 1, failure: { code: 'TOO_LARGE_FOR_ONE_RUN', message: expect.stringContaining('shorter periods') as string } });
  expect(aheadMs).toBe(0);
  expect(await host.bucket.stored(ended.id)).toEqual({ objects: [], uploads: [] });
});
