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

it('events after start_ack are lost on demand, and a query still has the result', async () => {
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

it('realtime connections are cut on demand, and new ones are accepted', async () => {
  const listener = await subscribe(host, hanako.credentials, onExport);
  await turn({ dropSockets: true });
  expect(await listener.closed).toBe(1006);
  expect((await exportAs(host, hanako, period)).ended.status).toBe('READY');
});

it('an event of the worker is delivered twice on demand, and makes one export', async () => {
  await turn({ duplicateEvents: true });
  const { ended } = await exportAs(host, hanako, period);
  expect(ended).toMatchObject({ status: 'READY', attempt: 1 });
});

it('one table is throttled on demand by its name in infra/', async () => {
  await turn({ throttleTables: ['LedgerBalances'] });
  const page = (field: string) => `{ ${field}(from: "2026-03-01", to: "2026-03-31") { items { value } } }`;
  const { errors } = await hanako.ask(page('balances'));
  expect(errors).toMatchObject([
    { errorType: 'Busy', message: 'The service is asked too much at the moment. Try again in a minute.' },
  ]);
  expect((await hanako.ask(page('slips'))).errors).toBeUndefined();
});

it('a function is stopped on demand, and its users fail by name', async () => {
  await turn({ stopFunctions: ['JobsExportWorker'] });
  const { errors } = await hanako.ask(requestMutation, period);
  expect(errors?.[0]?.errorType).toBe('ExportNotStarted');
});

it('the credentials of users expire on demand at every endpoint, and a new sign-in returns valid ones', async () => {
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

it('the clock moves ahead on demand, so that links expire and old signatures are refused', async () => {
  const { ended } = await exportAs(host, hanako, period);
  expect((await fetch(ended.downloadUrl ?? '')).status).toBe(200);
  await turn({ moveClockMs: 901_000 });
  expect((await fetch(ended.downloadUrl ?? '')).status).toBe(403);
  const signedBefore: HostUnderTest = { ...host, clock: createMovableClock() };
  expect((await askAs(signedBefore, hanako.credentials, '{ exports { items { id } } }')).errors?.[0]?.errorType).toBe(
    'InvalidSignatureException',
  );
});
