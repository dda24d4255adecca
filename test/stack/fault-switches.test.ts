import { createMovableClock } from 'local-aws/host/movable-clock.ts';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import type { SeenExport } from '../exports.ts';
import { exportAs, exportFields, requestMutation } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Person } from '../person.ts';
import { askAs, signInAs } from '../person.ts';
import { subscribe } from '../subscriber.ts';

let host: HostUnderTest;
let hanako: Person;

beforeAll(async () => {
  host = await startHostUnderTest();
  hanako = await signInAs(host);
});
afterAll(() => host.close());
afterEach(() =>
  turn({ throttleTables: [], stopFunctions: [], duplicateEvents: false, loseEventsForMsAfterStartAck: 0 }),
);

async function turn(switches: object): Promise<void> {
  const response = await fetch(`${host.pageUrl}/local-host/trouble`, {
    method: 'POST',
    headers: { 'x-local-host': 'trouble' },
    body: JSON.stringify(switches),
  });
  expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
}

const onExport = `subscription { onExport { ${exportFields} } }`;
const period = { from: '2025-01-01', to: '2025-01-31' };

it('loses the events after start_ack when asked to, and the query has them all the same', async () => {
  await turn({ loseEventsForMsAfterStartAck: 3_600_000 });
  const listener = await subscribe(host, hanako.credentials, onExport);
  const { data } = await hanako.ask(requestMutation, period);
  const { id } = data?.['requestExport'] as SeenExport;
  await expect
    .poll(async () => (await hanako.ask('query E($id: ID!) { export(id: $id) { status } }', { id })).data?.['export'], {
      timeout: 20_000,
    })
    .toEqual({ status: 'READY' });
  expect(listener.events).toEqual([]);
  listener.close();
});

it('cuts realtime connections, and takes new ones', async () => {
  const listener = await subscribe(host, hanako.credentials, onExport);
  await turn({ dropSockets: true });
  expect(await listener.closed).toBe(1006);
  expect((await exportAs(host, hanako, period)).ended.status).toBe('READY');
});

it('delivers an event of the worker twice, and one export comes of it', async () => {
  await turn({ duplicateEvents: true });
  const { ended } = await exportAs(host, hanako, period);
  expect(ended).toMatchObject({ status: 'READY', attempt: 1 });
});

it('throttles a table by its name in infra/, and nothing but that one', async () => {
  await turn({ throttleTables: ['LedgerBalances'] });
  const page = (field: string) => `{ ${field}(from: "2026-03-01", to: "2026-03-31") { items { value } } }`;
  const { errors } = await hanako.ask(page('balances'));
  expect(errors).toMatchObject([
    { errorType: 'Busy', message: 'The service is asked too much at the moment. Try again in a minute.' },
  ]);
  expect((await hanako.ask(page('slips'))).errors).toBeUndefined();
});

it('stops a function: what needs it fails by name', async () => {
  await turn({ stopFunctions: ['JobsExportWorker'] });
  const { errors } = await hanako.ask(requestMutation, period);
  expect(errors?.[0]?.errorType).toBe('ExportNotStarted');
});

it('ends the credentials that people hold, on every endpoint, and gives good ones to whoever signs in again', async () => {
  const taro = await signInAs(host, demoUsers[1]);
  expect((await taro.ask('{ exports { items { id } } }')).status).toBe(200);
  await turn({ expireCredentials: true });
  const { status, errors } = await taro.ask('{ exports { items { id } } }');
  expect([status, errors?.[0]]).toEqual([
    401,
    expect.objectContaining({
      errorType: 'UnrecognizedClientException',
      message: expect.stringContaining('expired') as string,
    }),
  ]);
  await expect(subscribe(host, taro.credentials, onExport)).rejects.toThrow('Unauthorized');
  hanako = await signInAs(host);
  // The credentials of functions and data sources still work.
  expect((await exportAs(host, hanako, period)).ended.status).toBe('READY');
});

it('puts the clock ahead: links lapse and signatures of the old time are refused', async () => {
  const { ended } = await exportAs(host, hanako, period);
  expect((await fetch(ended.downloadUrl ?? '')).status).toBe(200);
  await turn({ moveClockMs: 901_000 });
  expect((await fetch(ended.downloadUrl ?? '')).status).toBe(403);
  const signedBefore: HostUnderTest = { ...host, clock: createMovableClock() };
  expect((await askAs(signedBefore, hanako.credentials, '{ exports { items { id } } }')).errors?.[0]?.errorType).toBe(
    'InvalidSignatureException',
  );
});
