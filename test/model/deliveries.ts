import type { ExportRequest } from '../../functions/export-worker/run-export.ts';
import { PausedRun } from './paused-run.ts';
import type { World } from './world.ts';

/** One copy of an event, as Lambda keeps it: run until a run returns, three times at most, then told to the failure destination. */
export interface Delivery {
  readonly request: ExportRequest;
  tries: number;
  destinationTries: number;
  /** The run that is under way. */
  run: PausedRun | undefined;
  over: boolean;
}

/** What Lambda does of itself with the events that it has taken: at least once each, and twice now and then. */
export class Deliveries {
  readonly #world: World;
  readonly #all: Delivery[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  /** The API has handed over an event. */
  take(request: ExportRequest): void {
    if (!this.#all.some((delivery) => delivery.request.id === request.id)) this.#add(request);
  }

  get underWay(): readonly (Delivery & { readonly run: PausedRun })[] {
    return this.#all.filter((delivery): delivery is Delivery & { run: PausedRun } => delivery.run !== undefined);
  }

  get all(): readonly Delivery[] {
    return this.#all;
  }

  /** Copies to which something is still to happen, and to which nothing happens now. */
  get waiting(): readonly Delivery[] {
    return this.#all.filter(({ run, over }) => !run && !over);
  }

  /** Runs this copy, or, where it is at work or over, another one of its event; there are two at most. Undefined when both are. */
  async deliver(delivery: Delivery): Promise<PausedRun | undefined> {
    const copies = this.#all.filter(({ request }) => request.id === delivery.request.id);
    const free =
      [delivery, ...copies].find(({ run, over, tries }) => !run && !over && tries < maxTries) ??
      (copies.length < 2 ? this.#add(delivery.request) : undefined);
    if (!free) return undefined;
    free.tries += 1;
    free.run = new PausedRun(free.request, this.#world.worker);
    await free.run.standsStill();
    return free.run;
  }

  /** What Lambda does next with a copy that waits. */
  async next(delivery: Delivery): Promise<void> {
    if (delivery.tries < maxTries) {
      await this.deliver(delivery);
      return;
    }
    delivery.destinationTries += 1;
    const outcome = await this.#world.failureDestination(delivery.request);
    // It throws when it finds the export held, and so comes again.
    delivery.over = outcome !== 'HELD' || delivery.destinationTries === maxTries;
  }

  /** Notes which runs have come to their end: a copy whose run returned is over, one whose run threw or crashed comes again. */
  collect(): void {
    for (const delivery of this.underWay) {
      const { outcome, crashed } = delivery.run;
      if (outcome === undefined && !crashed) continue;
      (delivery as Delivery).run = undefined;
      if (outcome !== undefined && outcome !== 'THREW') delivery.over = true;
    }
  }

  #add(request: ExportRequest): Delivery {
    const delivery: Delivery = { request, tries: 0, destinationTries: 0, run: undefined, over: false };
    this.#all.push(delivery);
    return delivery;
  }
}

const maxTries = 3;
