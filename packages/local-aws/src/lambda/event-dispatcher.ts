import type { Clock } from '../clock.ts';
import { DiskFault } from '../files/disk-fault.ts';
import type { EventQueue, QueuedEvent } from './event-queue.ts';
import type { Outcome } from './sandbox.ts';
import type { EventSettings, FunctionSettings } from './settings.ts';

/**
 * Lambda waits a minute before the first retry and two before the second (Lambda developer guide, asynchronous
 * invocation).
 */
const retryDelaysMs = [60_000, 120_000];
/** The interval of the search for due events. */
const searchEveryMs = 200;
/** The delay of a throttled event. On Lambda it grows from a second to five minutes. */
const throttledDelayMs = 1000;
/** The delay of an event after an error of the host itself, e.g. a full disk. */
const brokenDelayMs = 1000;

interface DispatcherOptions {
  readonly queue: EventQueue;
  readonly clock: Clock;
  readonly eventSettings: (functionName: string) => EventSettings;
  readonly functions: ReadonlyMap<string, FunctionSettings>;
  /** Undefined when the function may not run now. */
  readonly run: (functionName: string, requestId: string, payload: string) => Promise<Outcome> | undefined;
  /** Sends the record of a finally failed event to the function with this ARN. */
  readonly deliver: (destinationArn: string, record: object) => Promise<void>;
  /** True when every event is delivered twice, which is a fault on demand. */
  readonly duplicates: () => boolean;
}

/**
 * Delivers accepted events at least once, with two retries and a maximum age. Finally failed events go to the failure
 * destination.
 */
export class EventDispatcher {
  readonly #options: DispatcherOptions;
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #timer: NodeJS.Timeout;
  #closed = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.startDue(), searchEveryMs);
  }

  /** True when no event is being processed. */
  get idle(): boolean {
    return this.#underWay.size === 0;
  }

  /** Starts all due events. */
  startDue(): void {
    if (this.#closed) return;
    for (const event of this.#options.queue.due(this.#options.clock.nowMs())) {
      if (this.#underWay.has(event.requestId)) continue;
      const handled = this.#handle(event)
        .catch(async (error: unknown) => {
          console.error(
            `lambda: event ${event.requestId} of ${event.functionName}`,
            error instanceof DiskFault ? error.message : error,
          );
          await new Promise((resolve) => setTimeout(resolve, brokenDelayMs).unref());
        })
        .finally(() => this.#underWay.delete(event.requestId));
      this.#underWay.set(event.requestId, handled);
    }
  }

  /**
   * Starts no more events and waits for the running ones, which end with the functions' processes. Their events stay in
   * the queue and run again at the next start.
   */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await Promise.all(this.#underWay.values());
  }

  async #handle(event: QueuedEvent): Promise<void> {
    const { queue, clock, eventSettings } = this.#options;
    const settings = eventSettings(event.functionName);
    if (clock.nowMs() - event.acceptedAtMs > settings.maximumAgeSeconds * 1000) {
      await this.#giveUp(event, 'EventAgeExceeded', undefined);
      return;
    }
    const outcome = await this.#tryOnce(event);
    // The host ended the run, so this try does not count.
    if (this.#closed) return;
    const tries = event.tries + 1;
    if (outcome === undefined) {
      await queue.putOff({ ...event, notBeforeMs: clock.nowMs() + throttledDelayMs });
    } else if (outcome.kind === 'returned') {
      await queue.remove(event.requestId);
    } else if (event.tries >= settings.retries) {
      await this.#giveUp({ ...event, tries }, 'RetriesExhausted', outcome);
    } else {
      await queue.putOff({ ...event, tries, notBeforeMs: clock.nowMs() + (retryDelaysMs[event.tries] ?? 120_000) });
    }
  }

  async #tryOnce(event: QueuedEvent): Promise<Outcome | undefined> {
    const { run, duplicates } = this.#options;
    const first = run(event.functionName, event.requestId, event.payload);
    const second = duplicates() ? run(event.functionName, event.requestId, event.payload) : undefined;
    const [outcome] = await Promise.all([first, second]);
    return outcome;
  }

  async #giveUp(
    event: QueuedEvent,
    condition: string,
    outcome: Extract<Outcome, { kind: 'failed' }> | undefined,
  ): Promise<void> {
    const { queue, clock, eventSettings, functions, deliver } = this.#options;
    const { onFailureArn } = eventSettings(event.functionName);
    if (onFailureArn !== undefined) {
      await deliver(onFailureArn, {
        version: '1.0',
        timestamp: new Date(clock.nowMs()).toISOString(),
        requestContext: {
          requestId: event.requestId,
          functionArn: `${functions.get(event.functionName)?.arn ?? event.functionName}:$LATEST`,
          condition,
          approximateInvokeCount: event.tries,
        },
        requestPayload: JSON.parse(event.payload) as unknown,
        ...(outcome === undefined
          ? {}
          : {
              responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
              responsePayload: outcome.error,
            }),
      });
    }
    await queue.remove(event.requestId);
  }
}
