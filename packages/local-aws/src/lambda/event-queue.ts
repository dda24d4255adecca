import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { draftEnding, writeDurably } from '../files/durable-file.ts';
import { readStoredJson } from '../files/stored-json.ts';

/** An accepted asynchronous invocation that is not finished. */
export interface QueuedEvent {
  /** The id of this event. It is the same for all its tries. */
  readonly requestId: string;
  readonly functionName: string;
  /** JSON text. */
  readonly payload: string;
  readonly acceptedAtMs: number;
  /** The number of tries so far. */
  readonly tries: number;
  readonly notBeforeMs: number;
}

/** Accepted events on disk, one file each. An acknowledged event is still there after a `kill -9`. */
export class EventQueue {
  readonly #dir: string;
  readonly #events = new Map<string, QueuedEvent>();

  private constructor(dir: string) {
    this.#dir = dir;
  }

  static async open(dataDir: string): Promise<EventQueue> {
    const queue = new EventQueue(join(dataDir, 'lambda', 'events'));
    await mkdir(queue.#dir, { recursive: true, mode: 0o700 });
    for (const name of await readdir(queue.#dir)) {
      const path = join(queue.#dir, name);
      // An event whose first write was interrupted was never acknowledged.
      if (name.endsWith(draftEnding)) await rm(path);
      else queue.#events.set(name.slice(0, -'.json'.length), (await readStoredJson(path)) as QueuedEvent);
    }
    return queue;
  }

  /** Resolves when the event would survive the end of this process and of the machine. */
  async accept(functionName: string, payload: string, nowMs: number): Promise<QueuedEvent> {
    const event = { requestId: randomUUID(), functionName, payload, acceptedAtMs: nowMs, tries: 0, notBeforeMs: nowMs };
    await this.#write(event);
    this.#events.set(event.requestId, event);
    return event;
  }

  /**
   * Postpones an accepted event. On a full disk the change is lost when the process ends. A try may then be repeated.
   */
  async putOff(event: QueuedEvent): Promise<void> {
    this.#events.set(event.requestId, event);
    await this.#write(event);
  }

  async remove(requestId: string): Promise<void> {
    this.#events.delete(requestId);
    await rm(join(this.#dir, `${requestId}.json`), { force: true });
  }

  #write(event: QueuedEvent): Promise<void> {
    return writeDurably(join(this.#dir, `${event.requestId}.json`), JSON.stringify(event));
  }

  /** The due events, oldest first. */
  due(nowMs: number): QueuedEvent[] {
    return [...this.#events.values()]
      .filter(({ notBeforeMs }) => notBeforeMs <= nowMs)
      .sort((a, b) => a.acceptedAtMs - b.acceptedAtMs);
  }
}
