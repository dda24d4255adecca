import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetAccountSettingsCommand, GetFunctionConcurrencyCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { refusalOf } from '../auth/testing/gate-fixture.ts';
import { eventually } from '../http/testing/eventually.ts';
import { allowRole, functionArn, invokeWith, startFixture } from './testing/lambda-fixture.ts';

/** Writes a file when it runs, and ends when another file appears. */
const waits = `
  import { existsSync, writeFileSync } from 'node:fs';
  export const handler = async ({ folder, id }) => {
    writeFileSync(folder + '/began-' + id, '');
    while (!existsSync(folder + '/end')) await new Promise((resolve) => setTimeout(resolve, 5));
    writeFileSync(folder + '/ended-' + id, '');
  };`;
const notes = `import { writeFileSync } from 'node:fs';
  export const handler = async ({ requestPayload, requestContext }) => writeFileSync(requestPayload.folder + '/' + requestContext.condition, '');`;

const folder = () => mkdtempSync(join(tmpdir(), 'concurrency-'));

it('events wait while the reserved concurrency is in use, and all of them run', async () => {
  const { operator, lambda, clock } = await startFixture({
    functions: { worker: { code: waits, reservedConcurrency: 2 } },
  });
  const at = folder();
  for (let id = 0; id < 5; id += 1) await invokeWith(operator, 'worker', { folder: at, id }, 'Event');
  const began = () => readdirSync(at).filter((name) => name.startsWith('began'));
  await eventually(began).toHaveLength(2);
  expect(await refusalOf(invokeWith(operator, 'worker', { folder: at, id: 'asked' }))).toMatchObject({
    name: 'TooManyRequestsException',
    status: 429,
  });
  clock.aheadMs += 5 * 3600_000;
  expect(began()).toHaveLength(2);
  writeFileSync(join(at, 'end'), '');
  await eventually(() => {
    clock.aheadMs += 1000;
    return readdirSync(at).filter((name) => name.startsWith('ended'));
  }).toHaveLength(5);
  await lambda.close();
});

it('an event is dropped after its maximum age, and the failure destination is notified', async () => {
  const eventSettings = new Map([
    ['worker', { retries: 2, maximumAgeSeconds: 3600, onFailureArn: functionArn('failed') }],
  ]);
  allowRole('function', [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn('failed') }]);
  const { operator, lambda, clock } = await startFixture({
    functions: { worker: { code: waits, reservedConcurrency: 0 }, failed: { code: notes } },
    eventSettings,
  });
  const at = folder();
  await invokeWith(operator, 'worker', { folder: at, id: 1 }, 'Event');
  clock.aheadMs += 3600_000 - 60_000;
  expect(readdirSync(at)).toEqual([]);
  clock.aheadMs += 120_000;
  await eventually(() => readdirSync(at)).toEqual(['EventAgeExceeded']);
  await lambda.close();
});

it('a function with a reserved concurrency of 0 never runs', async () => {
  const { invoke, lambda } = await startFixture({
    functions: { none: { code: 'export const handler = () => 1;', reservedConcurrency: 0 } },
  });
  expect(await refusalOf(invoke('none'))).toMatchObject({ name: 'TooManyRequestsException', status: 429 });
  await lambda.close();
});

it('permitted callers can read the limits of the account, the functions and their reservations', async () => {
  const fixture = await startFixture({
    functions: { worker: { code: waits, reservedConcurrency: 10 }, other: { code: waits } },
  });
  const { operator, lambda } = fixture;
  expect((await operator.send(new GetAccountSettingsCommand())).AccountLimit).toEqual({
    ConcurrentExecutions: 1000,
    UnreservedConcurrentExecutions: 990,
  });
  expect((await operator.send(new ListFunctionsCommand())).Functions?.map(({ FunctionName }) => FunctionName)).toEqual([
    'worker',
    'other',
  ]);
  expect(
    (await operator.send(new GetFunctionConcurrencyCommand({ FunctionName: 'worker' }))).ReservedConcurrentExecutions,
  ).toBe(10);
  expect(
    (await operator.send(new GetFunctionConcurrencyCommand({ FunctionName: 'other' }))).ReservedConcurrentExecutions,
  ).toBeUndefined();
  expect((await refusalOf(operator.send(new GetFunctionConcurrencyCommand({ FunctionName: 'none' })))).name).toBe(
    'ResourceNotFoundException',
  );
  const nobody = fixture.clientWith({ credentials: fixture.keysOf(fixture.role('nobody', [])) });
  const asked = [
    nobody.send(new GetAccountSettingsCommand()),
    nobody.send(new ListFunctionsCommand()),
    nobody.send(new GetFunctionConcurrencyCommand({ FunctionName: 'worker' })),
  ];
  expect((await Promise.all(asked.map(refusalOf))).map(({ name }) => name)).toEqual(
    Array(3).fill('AccessDeniedException'),
  );
  await lambda.close();
});
