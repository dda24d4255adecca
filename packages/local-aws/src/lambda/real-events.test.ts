import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { eventually } from '../http/testing/eventually.ts';
import { EventQueue } from './event-queue.ts';
import { allowRole, functionArn, invokeWith, startFixture } from './testing/lambda-fixture.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'events-'));

describe('events of real functions', () => {
  const notes = `import { appendFileSync } from 'node:fs'; export const handler = (event) => appendFileSync(process.env.FILE, JSON.stringify(event) + '\\n');`;
  const lines = (file: string) =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as unknown)
      : [];

  it('run after they were accepted, and a failed one reaches its destination', async () => {
    const file = join(folder(), 'notes');
    allowRole('function', [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn('failed') }]);
    const { operator, lambda } = await startFixture({
      functions: {
        worker: { code: 'export const handler = ({ fail }) => { if (fail) throw new Error("as told"); };' },
        failed: { code: notes, environment: { FILE: file } },
      },
      eventSettings: new Map([['worker', { retries: 0, maximumAgeSeconds: 900, onFailureArn: functionArn('failed') }]]),
    });
    expect(await invokeWith(operator, 'worker', { fail: true }, 'Event')).toMatchObject({ status: 202 });
    await invokeWith(operator, 'worker', { fail: false }, 'Event');
    await eventually(() => lines(file)).toMatchObject([
      {
        requestContext: {
          condition: 'RetriesExhausted',
          approximateInvokeCount: 1,
          functionArn: `${functionArn('worker')}:$LATEST`,
        },
        requestPayload: { fail: true },
        responsePayload: { errorType: 'Error', errorMessage: 'as told' },
      },
    ]);
    await lambda.close();
  });

  it('wait for a stopped function, and are delivered twice on demand', async () => {
    const file = join(folder(), 'notes');
    const { operator, lambda, faults } = await startFixture({
      functions: {
        notes: { code: notes, environment: { FILE: file } },
        other: { code: 'export const handler = () => undefined;' },
      },
    });
    await invokeWith(operator, 'notes', 'first', 'Event');
    await eventually(() => lines(file)).toEqual(['first']);
    faults.duplicateEvents = true;
    await invokeWith(operator, 'notes', 'second', 'Event');
    await eventually(() => lines(file)).toEqual(['first', 'second', 'second']);
    await lambda.close();
  });

  it('run again at the next start after a kill -9 in the middle of their run', async () => {
    const dataDir = folder();
    const file = join(folder(), 'notes');
    const hangs = `import { appendFileSync } from 'node:fs'; export const handler = ({ file }) => { appendFileSync(file, '"began"\\n'); return new Promise(() => setInterval(() => undefined, 1000)); };`;
    const host = spawn(
      process.execPath,
      [join(import.meta.dirname, 'testing/host-with-one-event.ts'), dataDir, hangs, file],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    for await (const line of createInterface(host.stdout)) if (line === 'accepted') break;
    await eventually(() => lines(file)).toEqual(['began']);
    host.kill('SIGKILL');
    const { lambda } = await startFixture({
      dataDir,
      functions: {
        once: {
          code: `import { appendFileSync } from 'node:fs'; export const handler = ({ file }) => appendFileSync(file, '"again"\\n');`,
        },
      },
    });
    await eventually(() => lines(file)).toEqual(['began', 'again']);
    await lambda.close();
  });

  it('stay without a counted try when the host closes in the middle of their run', async () => {
    const dataDir = folder();
    const file = join(folder(), 'notes');
    const { operator, lambda } = await startFixture({
      dataDir,
      functions: {
        slow: {
          code: `import { appendFileSync } from 'node:fs'; export const handler = () => { appendFileSync(process.env.FILE, '1\\n'); return new Promise(() => undefined); };`,
          environment: { FILE: file },
        },
      },
    });
    await invokeWith(operator, 'slow', 1, 'Event');
    await eventually(() => lines(file)).toEqual([1]);
    await lambda.close();
    expect((await EventQueue.open(dataDir)).due(Infinity)).toMatchObject([{ functionName: 'slow', tries: 0 }]);
  });
});

describe('a reference to an unknown function', () => {
  const functions = { worker: { code: 'export const handler = () => 1;' } };
  const settings = { retries: 2, maximumAgeSeconds: 900 };

  it.each([
    [
      'settings for an unknown function',
      { eventSettings: new Map([['nobody', settings]]) },
      'names the function nobody',
    ],
    [
      'an unknown destination',
      { eventSettings: new Map([['worker', { ...settings, onFailureArn: functionArn('nobody') }]]) },
      functionArn('nobody'),
    ],
    [
      'a schedule of an unknown function',
      { schedules: [{ ruleArn: 'arn', everyMs: 1, targetArns: [functionArn('nobody')] }] },
      functionArn('nobody'),
    ],
  ])('is refused when the host starts: %s', async (_, given, named) => {
    await expect(startFixture({ functions, ...given })).rejects.toThrow(named);
  });

  it('is refused like a destination that the function’s role may not invoke', async () => {
    allowRole('function', []);
    const eventSettings = new Map([['worker', { ...settings, onFailureArn: functionArn('worker') }]]);
    await expect(startFixture({ functions, eventSettings })).rejects.toThrow('could not be invoked');
  });
});
