import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, vi } from 'vitest';
import { eventually } from '../http/eventually.ts';
import { MovedClock } from '../http/gate-fixture.ts';
import { EventDispatcher } from './event-dispatcher.ts';
import { EventQueue } from './event-queue.ts';
import type { EventSettings } from './function-settings.ts';
import { allowRole, functionArn, invokeWith, startFixture } from './lambda-fixture.ts';
import type { Outcome } from './sandbox.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'events-'));
const failed: Outcome = { kind: 'failed', error: { errorType: 'Error', errorMessage: 'no' } };
const done: Outcome = { kind: 'returned', payload: 'null' };

/** The dispatcher with a function whose outcomes are given in order, the last one for ever. */
async function dispatch(given: { readonly outcomes: readonly (Outcome | undefined)[]; readonly settings?: Partial<EventSettings>; readonly duplicates?: boolean }) {
  const dataDir = folder();
  const clock = new MovedClock();
  const queue = await EventQueue.open(dataDir);
  const runs: string[] = [];
  const delivered: object[] = [];
  const dispatcher = new EventDispatcher({
    queue,
    clock,
    functions: new Map(),
    eventSettings: () => ({ retries: 2, maximumAgeSeconds: 900, onFailureArn: functionArn('failed'), ...given.settings }),
    run: (_, requestId) => {
      const outcome = given.outcomes[Math.min(runs.length, given.outcomes.length - 1)];
      runs.push(requestId);
      return outcome === undefined ? undefined : Promise.resolve(outcome);
    },
    deliver: (_, record) => Promise.resolve(void delivered.push(record)),
    duplicates: () => given.duplicates ?? false,
  });
  const event = await queue.accept('worker', '{"export":1}', clock.nowMs());
  /** Looks, and waits until what that started has come to its end on disk. */
  const settle = async () => {
    dispatcher.look();
    await eventually(() => dispatcher.idle).toBe(true);
  };
  const passMs = async (ms: number) => {
    clock.aheadMs += ms;
    await settle();
  };
  return { dataDir, clock, queue, runs, delivered, dispatcher, event, settle, passMs };
}

const left = (dataDir: string) => readdirSync(join(dataDir, 'lambda', 'events'));

describe('an event', () => {
  it('that succeeds is done with', async () => {
    const { runs, event, settle, passMs, dataDir, delivered, dispatcher } = await dispatch({ outcomes: [done] });
    await settle();
    await passMs(3600_000);
    expect(runs).toEqual([event.requestId]);
    expect(left(dataDir)).toEqual([]);
    expect(delivered).toEqual([]);
    await dispatcher.close();
  });

  it('that fails is tried again after one minute and after two more, under the same id', async () => {
    const { runs, event, settle, passMs, delivered, dataDir, dispatcher } = await dispatch({ outcomes: [failed] });
    await settle();
    expect(runs).toHaveLength(1);
    await passMs(58_000);
    expect(runs).toHaveLength(1);
    await passMs(2_000);
    expect(runs).toHaveLength(2);
    await passMs(118_000);
    expect(runs).toHaveLength(2);
    expect(delivered).toEqual([]);
    await passMs(2_000);
    expect(runs).toEqual([event.requestId, event.requestId, event.requestId]);
    expect(delivered).toEqual([
      {
        version: '1.0',
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        requestContext: { requestId: event.requestId, functionArn: 'worker:$LATEST', condition: 'RetriesExhausted', approximateInvokeCount: 3 },
        requestPayload: { export: 1 },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: { errorType: 'Error', errorMessage: 'no' },
      },
    ]);
    expect(left(dataDir)).toEqual([]);
    await dispatcher.close();
  });

  it('keeps its tries across a restart', async () => {
    const { runs, settle, clock, dataDir, dispatcher } = await dispatch({ outcomes: [failed] });
    await settle();
    await dispatcher.close();
    const [again] = (await EventQueue.open(dataDir)).due(clock.nowMs() + 60_000);
    expect(again).toMatchObject({ requestId: runs[0], tries: 1, payload: '{"export":1}' });
  });

  it('that gets too old is given up without another try, and that is told', async () => {
    const { runs, settle, passMs, delivered, dispatcher } = await dispatch({ outcomes: [failed], settings: { maximumAgeSeconds: 90 } });
    await settle();
    await passMs(60_000);
    await passMs(120_000);
    expect(runs).toHaveLength(2);
    expect(delivered).toMatchObject([{ requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 2 } }]);
    expect(delivered[0]).not.toHaveProperty('responsePayload');
    await dispatcher.close();
  });

  it('whose function may not run now waits without losing a try', async () => {
    const { runs, settle, passMs, queue, clock, dispatcher } = await dispatch({ outcomes: [undefined, undefined, done] });
    await settle();
    expect(queue.due(clock.nowMs() + 1000)).toMatchObject([{ tries: 0 }]);
    await passMs(1000);
    await passMs(1000);
    expect(runs).toHaveLength(3);
    expect(queue.due(Infinity)).toEqual([]);
    await dispatcher.close();
  });

  it('is delivered twice where that is asked for', async () => {
    const { runs, event, settle, dispatcher } = await dispatch({ outcomes: [done], duplicates: true });
    await settle();
    expect(runs).toEqual([event.requestId, event.requestId]);
    await dispatcher.close();
  });

  it('without a destination is given up in silence', async () => {
    const { delivered, settle, dataDir, dispatcher } = await dispatch({ outcomes: [failed], settings: { retries: 0, onFailureArn: undefined } as never });
    await settle();
    expect(delivered).toEqual([]);
    expect(left(dataDir)).toEqual([]);
    await dispatcher.close();
  });

  it('rests after an error of the host itself, and is not run over and over', async () => {
    const { runs, queue, settle, dispatcher } = await dispatch({ outcomes: [done] });
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const remove = vi.spyOn(queue, 'remove').mockRejectedValue(new Error('disk full'));
    dispatcher.look();
    await eventually(() => logged.mock.calls.length).toBe(1);
    for (let look = 0; look < 20; look += 1) dispatcher.look();
    expect(runs).toHaveLength(1);
    remove.mockRestore();
    logged.mockRestore();
    await eventually(() => dispatcher.idle).toBe(true);
    await settle();
    await dispatcher.close();
  });
});

describe('the queue', () => {
  it('has what was accepted when another process opens it, in order', async () => {
    const dataDir = folder();
    const queue = await EventQueue.open(dataDir);
    const later = await queue.accept('worker', '"later"', 2000);
    const earlier = await queue.accept('worker', '"earlier"', 1000);
    const again = await EventQueue.open(dataDir);
    expect(again.due(5000)).toEqual([earlier, later]);
    expect(again.due(1500)).toEqual([earlier]);
    await again.remove(earlier.requestId);
    expect((await EventQueue.open(dataDir)).due(5000)).toEqual([later]);
  });

  it('passes over what a process was writing when it ended, and names a file that is damaged', async () => {
    const dataDir = folder();
    const events = join(dataDir, 'lambda', 'events');
    mkdirSync(events, { recursive: true });
    writeFileSync(join(events, 'a.json.part'), '{"requ');
    expect((await EventQueue.open(dataDir)).due(Infinity)).toEqual([]);
    expect(existsSync(join(events, 'a.json.part'))).toBe(false);
    writeFileSync(join(events, 'b.json'), '{"requ');
    await expect(EventQueue.open(dataDir)).rejects.toThrow('b.json holds no event');
  });
});

describe('events of real functions', () => {
  const notes = `import { appendFileSync } from 'node:fs'; export const handler = (event) => appendFileSync(process.env.FILE, JSON.stringify(event) + '\\n');`;
  const lines = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as unknown) : []);

  it('run after they were accepted; a failed one reaches its destination', async () => {
    const file = join(folder(), 'notes');
    allowRole('function', [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn('failed') }]);
    const { operator, lambda } = await startFixture({
      functions: { worker: { code: 'export const handler = ({ fail }) => { if (fail) throw new Error("as told"); };' }, failed: { code: notes, environment: { FILE: file } } },
      eventSettings: new Map([['worker', { retries: 0, maximumAgeSeconds: 900, onFailureArn: functionArn('failed') }]]),
    });
    expect(await invokeWith(operator, 'worker', { fail: true }, 'Event')).toMatchObject({ status: 202 });
    await invokeWith(operator, 'worker', { fail: false }, 'Event');
    await eventually(() => lines(file)).toMatchObject([
      {
        requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 1, functionArn: `${functionArn('worker')}:$LATEST` },
        requestPayload: { fail: true },
        responsePayload: { errorType: 'Error', errorMessage: 'as told' },
      },
    ]);
    await lambda.close();
  });

  it('wait for a stopped function, and are delivered twice on demand', async () => {
    const file = join(folder(), 'notes');
    const { operator, lambda, trouble } = await startFixture({ functions: { notes: { code: notes, environment: { FILE: file } }, other: { code: 'export const handler = () => undefined;' } } });
    await invokeWith(operator, 'notes', 'first', 'Event');
    await eventually(() => lines(file)).toEqual(['first']);
    trouble.duplicateEvents = true;
    await invokeWith(operator, 'notes', 'second', 'Event');
    await eventually(() => lines(file)).toEqual(['first', 'second', 'second']);
    await lambda.close();
  });

  it('survive a kill -9 in the middle of their run: they run again at the next start', async () => {
    const dataDir = folder();
    const file = join(folder(), 'notes');
    const hangs = `import { appendFileSync } from 'node:fs'; export const handler = ({ file }) => { appendFileSync(file, '"began"\\n'); return new Promise(() => setInterval(() => undefined, 1000)); };`;
    const host = spawn(process.execPath, [join(import.meta.dirname, 'host-of-one-event.ts'), dataDir, hangs, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface(host.stdout)) if (line === 'accepted') break;
    await eventually(() => lines(file)).toEqual(['began']);
    host.kill('SIGKILL');
    const { lambda } = await startFixture({ dataDir, functions: { once: { code: `import { appendFileSync } from 'node:fs'; export const handler = ({ file }) => appendFileSync(file, '"again"\\n');` } } });
    await eventually(() => lines(file)).toEqual(['began', 'again']);
    await lambda.close();
  });

  it('of a host that closes in the middle of a run stay, and the try does not count', async () => {
    const dataDir = folder();
    const file = join(folder(), 'notes');
    const { operator, lambda } = await startFixture({ dataDir, functions: { slow: { code: `import { appendFileSync } from 'node:fs'; export const handler = () => { appendFileSync(process.env.FILE, '1\\n'); return new Promise(() => undefined); };`, environment: { FILE: file } } } });
    await invokeWith(operator, 'slow', 1, 'Event');
    await eventually(() => lines(file)).toEqual([1]);
    await lambda.close();
    expect((await EventQueue.open(dataDir)).due(Infinity)).toMatchObject([{ functionName: 'slow', tries: 0 }]);
  });
});

describe('what points at nothing', () => {
  const functions = { worker: { code: 'export const handler = () => 1;' } };
  const settings = { retries: 2, maximumAgeSeconds: 900 };

  it.each([
    ['settings for a function that is not there', { eventSettings: new Map([['nobody', settings]]) }, 'speaks of nobody'],
    ['a destination that is not there', { eventSettings: new Map([['worker', { ...settings, onFailureArn: functionArn('nobody') }]]) }, functionArn('nobody')],
    ['a schedule of nothing', { schedules: [{ ruleArn: 'arn', everyMs: 1, targetArns: [functionArn('nobody')] }] }, functionArn('nobody')],
  ])('is refused when the host starts: %s', async (_, given, named) => {
    await expect(startFixture({ functions, ...given })).rejects.toThrow(named);
  });

  it('and so is a destination that the function’s role may not invoke', async () => {
    allowRole('function', []);
    const eventSettings = new Map([['worker', { ...settings, onFailureArn: functionArn('worker') }]]);
    await expect(startFixture({ functions, eventSettings })).rejects.toThrow('could not be invoked');
  });
});

