import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { exportAs } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { subscribe } from '../subscriber.ts';

let host: HostUnderTest;
let hanako: Person;
let taro: Person;

beforeAll(async () => {
  host = await startHostUnderTest();
  hanako = await signInAs(host);
  taro = await signInAs(host, demoUsers[1]);
});
afterAll(() => host.close());

const onExport = 'subscription { onExport { id owner status } }';
const endAll = 'mutation { endSubscriptions }';

it('all open subscriptions of the caller end on every socket, and no others', async () => {
  const [here, elsewhere, his] = [
    await subscribe(host, hanako.credentials, onExport),
    await subscribe(host, hanako.credentials, onExport),
    await subscribe(host, taro.credentials, onExport),
  ];
  expect((await hanako.ask(endAll)).data).toEqual({ endSubscriptions: true });
  await Promise.all([here.ended, elsewhere.ended]);
  await exportAs(host, hanako, { from: '2025-01-01', to: '2025-01-31' });
  const { ended } = await exportAs(host, taro, { from: '2026-01-01', to: '2026-01-31' });
  await his.next(
    ({ onExport: seen }) =>
      (seen as { id: string; status: string }).id === ended.id && (seen as { status: string }).status === 'READY',
  );
  expect([here.events, elsewhere.events]).toEqual([[], []]);
  for (const listener of [here, elsewhere, his]) listener.close();
});

it('a caller who is still signed in can subscribe again and receives events', async () => {
  const before = await subscribe(host, hanako.credentials, onExport);
  await hanako.ask(endAll);
  await before.ended;
  const after = await subscribe(host, hanako.credentials, onExport);
  const { ended } = await exportAs(host, hanako, { from: '2025-02-01', to: '2025-02-28' });
  await after.next(({ onExport: seen }) => (seen as { id: string }).id === ended.id);
  expect(before.events).toEqual([]);
  before.close();
  after.close();
});
