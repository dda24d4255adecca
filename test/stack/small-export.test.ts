import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportAs } from '../exports.ts';
import type { FaultyHost } from '../faults/faulty-host.ts';
import { startFaultyHost } from '../faults/faulty-host.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';

let host: FaultyHost;
let person: Person;

beforeAll(async () => {
  host = await startFaultyHost();
  person = await signInAs(host);
});
afterAll(() => host.close());

/**
 * The worker's requests to each service, in order, without heartbeats. Those depend on the speed of the machine.
 */
function noted(): readonly string[] {
  const asked: string[] = [];
  for (const [service, proxy] of Object.entries(host.proxies)) {
    proxy.onRequest = ({ method = '', headers }, body) => {
      const operation =
        String(headers['x-amz-target'] ?? '').replace(/^.*\./, '') ||
        /mutation (\w+)/.exec(body.toString('latin1'))?.[1] ||
        method;
      if (operation !== 'ReportExport' || body.includes('"archive"')) asked.push(`${service} ${operation}`);
      return undefined;
    };
  }
  return asked;
}

it('an export of a month takes eight sequential requests of the worker', async () => {
  const asked = noted();
  const { ended } = await exportAs(host, person, { from: '2025-01-01', to: '2025-01-31' });
  expect(ended.status).toBe('READY');
  expect(asked).toEqual([
    'graphql ClaimExport',
    'dynamodb GetItem',
    // The first page of each table, requested at once.
    ...Array.from({ length: 4 }, () => 'dynamodb Query'),
    // The last balances before the period.
    'dynamodb Query',
    'dynamodb GetItem',
    's3 PUT',
    's3 GET',
    'graphql ReportExport',
  ]);
});
