import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { MovedClock } from '../auth/testing/gate-fixture.ts';
import { draftEnding } from '../files/durable-file.ts';
import { eventually } from '../http/testing/eventually.ts';
import { EventDispatcher } from './event-dispatcher.ts';
import { EventQueue } from './event-queue.ts';
import type { Outcome } from './sandbox.ts';
import type { EventSettings } from './settings.ts';
import { functionArn } from './testing/lambda-fixture.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'events-'));
const failed: Outcome = { kind: 'failed', error: { errorType: 'Error', errorMessage: 'no' } };
const done: Outcome = { kind: 'returned', payload: 'null' };

/** A dispatcher with a function that has the given outcomes in order. The last one repeats. */
async function dispatch(given: {
  readonly outcomes: readonly (Outcome | undefined)[];
  readonly settings?: Partial<EventSettings>;
  readonly duplicates?: boolean;
}) {
  const dataDir = folder();
  const clock = new MovedClock();
  const queue = await EventQueue.open(dataDir);
  const runs: string[] = [];
  const delivered: object[] = [];
  const dispatcher = new EventDispatcher({
    queue,
    clock,
    functions: new Map(),
    eventSettings: () => ({
      retries: 2,
      maximumAgeSeconds: 900,
      onFailureArn: functionArn('failed'),
      ...given.settings,
    }),
    run: (_, requestId) => {
      const outcome = given.outcomes[Math.min(runs.length, given.outcomes.length - 1)];
      runs.push(requestId);
      return outcome === undefined ? undefined : Promise.resolve(outcome);
    },
    deliver: (_, record) => Promise.resolve(void delivered.push(record)),
    duplicates: () => given.duplicates ?? false,
  });
  const event = await queue.accept('worker', '{"export":1}', clock.nowMs());
  /** Starts all due events, and waits until they have ended and the queue is on disk. */
  const settle = async () => {
    dispatcher.startDue();
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
  it('is removed when it succeeds', async () => {
    const { runs, event, settle, passMs, dataDir, delivered, dispatcher } = await dispatch({ outcomes: [done] });
    await settle();
    await passMs(3600_000);
    expect(runs).toEqual([event.requestId]);
    expect(left(dataDir)).toEqual([]);
    expect(delivered).toEqual([]);
    await dispatcher.close();
  });

  it('is retried after one minute and after two more, under the same id, when it fails', async () => {
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
        requestContext: {
          requestId: event.requestId,
          functionArn: 'worker:$LATEST',
          condition: 'RetriesExhausted',
          approximateInvokeCount: 3,
        },
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

  it('is dropped without another try after its maximum age, and the destination is notified', async () => {
    const { runs, settle, passMs, delivered, dispatcher } = await dispatch({
      outcomes: [failed],
      settings: { maximumAgeSeconds: 90 },
    });
    await settle();
    await passMs(60_000);
    await passMs(120_000);
    expect(runs).toHaveLength(2);
    expect(delivered).toMatchObject([{ requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 2 } }]);
    expect(delivered[0]).not.toHaveProperty('responsePayload');
    await dispatcher.close();
  });

  it('waits without losing a try when its function may not run', async () => {
    const { runs, settle, passMs, queue, clock, dispatcher } = await dispatch({
      outcomes: [undefined, undefined, done],
    });
    await settle();
    expect(queue.due(clock.nowMs() + 1000)).toMatchObject([{ tries: 0 }]);
    await passMs(1000);
    await passMs(1000);
    expect(runs).toHaveLength(3);
    expect(queue.due(Infinity)).toEqual([]);
    await dispatcher.close();
  });

  it('is delivered twice on demand', async () => {
    const { runs, event, settle, dispatcher } = await dispatch({ outcomes: [done], duplicates: true });
    await settle();
    expect(runs).toEqual([event.requestId, event.requestId]);
    await dispatcher.close();
  });

  it('is dropped silently when it has no destination', async () => {
    const { delivered, settle, dataDir, dispatcher } = await dispatch({
      outcomes: [failed],
      settings: { retries: 0, onFailureArn: undefined } as never,
    });
    await settle();
    expect(delivered).toEqual([]);
    expect(left(dataDir)).toEqual([]);
    await dispatcher.close();
  });

  it('is delayed after an error of the host itself, and not retried at once', async () => {
    const { runs, queue, settle, dispatcher } = await dispatch({ outcomes: [done] });
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const remove = vi.spyOn(queue, 'remove').mockRejectedValue(new Error('disk full'));
    dispatcher.startDue();
    await eventually(() => logged.mock.calls.length).toBe(1);
    for (let round = 0; round < 20; round += 1) dispatcher.startDue();
    expect(runs).toHaveLength(1);
    remove.mockRestore();
    logged.mockRestore();
    await eventually(() => dispatcher.idle).toBe(true);
    await settle();
    await dispatcher.close();
  });
});

describe('the queue', () => {
  it('has all accepted events in order when another process opens it', async () => {
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

  it('ignores an interrupted write, and names a damaged file', async () => {
    const dataDir = folder();
    const events = join(dataDir, 'lambda', 'events');
    mkdirSync(events, { recursive: true });
    writeFileSync(join(events, `a.json${draftEnding}`), '{"requ');
    expect((await EventQueue.open(dataDir)).due(Infinity)).toEqual([]);
    expect(existsSync(join(events, `a.json${draftEnding}`))).toBe(false);
    writeFileSync(join(events, 'b.json'), '{"requ');
    await expect(EventQueue.open(dataDir)).rejects.toThrow('b.json is not JSON');
  });
});
