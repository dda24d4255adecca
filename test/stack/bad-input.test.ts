import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import type { SeenExport } from '../exports.ts';
import { exportAs, requestMutation } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { ulidAt } from '../ulid-at.ts';

let host: HostUnderTest;
let hanako: Person;

beforeAll(async () => {
  host = await startHostUnderTest();
  hanako = await signInAs(host);
});
afterAll(() => host.close());

async function refusal(
  variables: Record<string, unknown>,
): Promise<{ errorType?: string; message: string } | undefined> {
  const { data, errors } = await hanako.ask(requestMutation, variables);
  expect(data?.['requestExport'] ?? null).toBeNull();
  return errors?.[0];
}

describe('requestExport refuses', () => {
  it.each([
    [
      'a period that ends before it starts',
      { from: '2025-02-01', to: '2025-01-31' },
      'InvalidPeriod',
      /ends before it starts.*2025-02-01.*2025-01-31/,
    ],
    [
      'a day with an offset',
      { from: '2025-01-01+09:00', to: '2025-01-31' },
      'InvalidPeriod',
      /YYYY-MM-DD, got .*2025-01-01\+09:00/,
    ],
    [
      'one day over a hundred years',
      { from: '1925-01-01', to: '2025-01-01' },
      'InvalidPeriod',
      /at most a hundred years.*36526/,
    ],
    [
      'an id that is not a ULID',
      { from: '2025-01-01', to: '2025-01-31', requestId: '../../etc/passwd' },
      'InvalidRequestId',
      /expected a ULID/,
    ],
  ])('%s', async (_, variables, errorType, message) => {
    const error = await refusal(variables);
    expect(error?.errorType).toBe(errorType);
    expect(error?.message).toMatch(message);
  });

  it.each([['2025-02-30'], ['2023-02-29'], ['2025-13-01'], ['yesterday'], ['']])(
    '%j, which is not a day',
    async (from) => {
      expect((await refusal({ from, to: '2025-12-31' }))?.message).toMatch(/from/);
    },
  );

  it('an id that is in use for another period', async () => {
    const requestId = ulidAt(host.clock.nowMs(), 1);
    await hanako.ask(requestMutation, { from: '2025-01-01', to: '2025-01-31', requestId });
    expect(await refusal({ from: '2025-01-01', to: '2025-02-28', requestId })).toMatchObject({
      errorType: 'RequestIdReused',
    });
  });
});

it('ten years to the day can be exported', async () => {
  expect((await exportAs(host, hanako, { from: '2015-01-01', to: '2024-12-31' })).ended.status).toBe('READY');
});

it('a repeated request returns the same export and starts it once', async () => {
  const variables = { from: '2024-01-01', to: '2024-01-31', requestId: ulidAt(host.clock.nowMs(), 2) };
  const [first, second] = await Promise.all([
    hanako.ask(requestMutation, variables),
    hanako.ask(requestMutation, variables),
  ]);
  expect([first.errors, second.errors]).toEqual([undefined, undefined]);
  const { data } = await hanako.ask('{ exports(limit: 100) { items { id attempt } } }');
  const { items } = data?.['exports'] as { items: SeenExport[] };
  expect(items.filter(({ id }) => id === variables.requestId)).toHaveLength(1);
});

it('a worker that cannot be started is reported, and the next export works again', async () => {
  const worker = host.host.resources.find(
    ({ type, logicalId }) => type === 'AWS::Lambda::Function' && logicalId.includes('ExportWorker'),
  );
  host.faults.stoppedFunctions.add(worker?.physicalId ?? '');
  const requestId = ulidAt(host.clock.nowMs(), 3);
  // Taro, who has no running exports: the limit is three at once.
  const taro = await signInAs(host, demoUsers[1]);
  const { errors } = await taro.ask(requestMutation, { from: '2026-01-01', to: '2026-01-31', requestId });
  expect(errors?.[0]).toMatchObject({ errorType: 'ExportNotStarted' });
  const { data } = await taro.ask('query E($id: ID!) { export(id: $id) { status failure { code } } }', {
    id: requestId,
  });
  expect(data?.['export']).toEqual({ status: 'FAILED', failure: { code: 'NOT_STARTED' } });
  host.faults.stoppedFunctions.clear();
  expect((await exportAs(host, taro, { from: '2025-01-01', to: '2025-01-31' })).ended.status).toBe('READY');
});
