import type { ExportEvent } from '../../functions/export-worker/run-export.ts';
import { PausedRun } from './paused-run.ts';
import type { World } from './world.ts';

/**
 * One copy of an event in Lambda's queue. It is run until a run returns, three times at most. After that the failure
 * destination is notified.
 */
export interface Delivery {
  readonly request: ExportEvent;
  tries: number;
  destinationTries: number;
  /** The run that is in progress. */
  run: PausedRun | undefined;
  over: boolean;
}

/** Lambda's actions with accepted events. Each event is delivered at least once, and sometimes twice. */
export class Deliveries {
  readonly #world: World;
  readonly #all: Delivery[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  /** Accepts an event from the API. */
  take(request: ExportEvent): void {
    if (!this.#all.some((delivery) => delivery.request.id === request.id)) this.#add(request);
  }

  get underWay(): readonly (Delivery & { readonly run: PausedRun })[] {
    return this.#all.filter((delivery): delivery is Delivery & { run: PausedRun } => delivery.run !== undefined);
  }

  get all(): readonly Delivery[] {
    return this.#all;
  }

  /** Copies that are not finished and have no run in progress. */
  get waiting(): readonly Delivery[] {
    return this.#all.filter(({ run, over }) => !run && !over);
  }

  /**
   * Runs this copy. If the copy is running or finished, runs another copy of its event. There are two copies at most.
   * Undefined when neither can be run.
   */
  async deliver(delivery: Delivery): Promise<PausedRun | undefined> {
    const copies = this.#all.filter(({ request }) => request.id === delivery.request.id);
    const free =
      [delivery, ...copies].find(({ run, over, tries }) => !run && !over && tries < maxTries) ??
      (copies.length < 2 ? this.#add(delivery.request) : undefined);
    if (!free) return undefined;
    free.tries += 1;
    free.run = new PausedRun(free.request, this.#world.worker);
    await free.run.untilPaused();
    return free.run;
  }

  /** Lambda's next step with a waiting copy. */
  async next(delivery: Delivery): Promise<void> {
    if (delivery.tries < maxTries) {
      await this.deliver(delivery);
      return;
    }
    delivery.destinationTries += 1;
    const outcome = await this.#world.failureDestination(delivery.request);
    // The run throws when it finds the export held, and is therefore retried.
    delivery.over = outcome !== 'HELD' || delivery.destinationTries === maxTries;
  }

  /**
   * Records which runs have ended. A copy whose run returned is finished. One whose run threw or crashed is retried.
   */
  collect(): void {
    for (const delivery of this.underWay) {
      const { outcome, crashed } = delivery.run;
      if (outcome === undefined && !crashed) continue;
      (delivery as Delivery).run = undefined;
      if (outcome !== undefined && outcome !== 'THREW') delivery.over = true;
    }
  }

  #add(request: ExportEvent): Delivery {
    const delivery: Delivery = { request, tries: 0, destinationTries: 0, run: undefined, over: false };
    this.#all.push(delivery);
    return delivery;
  }
}

const maxTries = 3;
