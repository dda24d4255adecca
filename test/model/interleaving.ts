import type { Random } from '../../dev/seed/random.ts';
import type { Period } from '../../ledger/period.ts';
import { startWithinSeconds } from '../../resolvers/times.ts';
import { ulidAt } from '../ulid-at.ts';
import { Deliveries } from './deliveries.ts';
import { BrokenLaw, Laws } from './laws.ts';
import { People } from './people.ts';
import { hasEnded } from './row.ts';
import type { World } from './world.ts';

const periods: readonly [Period, ...Period[]] = [
  { from: '2026-02-01', to: '2026-02-03' },
  { from: '2026-03-01', to: '2026-03-03' },
];

/** Longer than a request waits for its worker. */
const untilSweptMs = (startWithinSeconds + 120) * 1000;

/** Acts of people, of Lambda and of time, interleaved at random with paused runs of the worker. */
export class Interleaving {
  readonly laws: Laws;
  /** The log of all acts, to explain a broken law. */
  readonly history: string[] = [];
  readonly #world: World;
  readonly #random: Random;
  readonly #people: People;
  readonly #deliveries: Deliveries;
  #made = 0;

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
    this.laws = new Laws(world);
    this.#deliveries = new Deliveries(world);
    this.#people = new People(world, this.laws);
  }

  async act(): Promise<void> {
    const act = this.#random.pick<() => Promise<string>>([
      ...[this.#request, this.#request, this.#requestAgain, this.#requestRemoved, this.#requestAtOnce],
      ...[this.#deliver, this.#deliver, this.#deliver],
      ...Array.from({ length: 14 }, () => this.#step),
      ...[
        this.#crash,
        this.#crash,
        this.#cancel,
        this.#remove,
        this.#sweep,
        this.#failureDestination,
        this.#passTime,
        this.#takeOver,
        this.#takeOver,
      ],
    ] as [() => Promise<string>]);
    this.history.push(await act.call(this));
    await this.laws.check();
  }

  /** Lets everything finish as it would without further acts. */
  async rest(): Promise<void> {
    do {
      await this.#finishRuns();
      this.#world.host.clock.forward(121_000);
      for (const delivery of this.#deliveries.waiting) await this.#deliveries.next(delivery);
    } while (this.#deliveries.waiting.length + this.#deliveries.underWay.length > 0);
    this.#world.host.clock.forward(untilSweptMs);
    await this.#world.sweep();
    await this.laws.checkAtRest();
    // No person stays locked out, even after lost requests and responses.
    this.#world.host.clock.forward(25 * 3_600_000);
    for (let asked = 0; asked < 3; asked += 1)
      if (!(await this.#request()).includes('taken')) throw new BrokenLaw('a slot was never released');
    this.#world.host.clock.forward(untilSweptMs);
    await this.#world.sweep();
    await this.laws.checkAtRest();
    for (const row of this.laws.rows) await this.#remove(row);
    for (const delivery of this.#deliveries.all) await this.#world.failureDestination(delivery.request);
    await this.laws.checkAtRest();
  }

  async #finishRuns(): Promise<void> {
    for (const { run } of this.#deliveries.underWay) {
      while (!run.crashed && run.outcome === undefined)
        if (['claim', 'report', 'fail'].includes(await run.step(0, 'do'))) await this.laws.check();
    }
    this.#deliveries.collect();
  }

  async #request(): Promise<string> {
    return this.#ask(this.#ulid(), this.#random.pick(periods));
  }

  async #requestAgain(): Promise<string> {
    const known = this.#known();
    return known ? this.#ask(known.id, known) : 'no export to ask for again';
  }

  /** Requests under the id of a deleted export must not restore it, for the same or other days. */
  async #requestRemoved(): Promise<string> {
    const removed = this.#oneOf(this.laws.removedIds);
    return removed === undefined
      ? 'no removed export to ask for again'
      : this.#ask(removed, this.#random.pick(periods));
  }

  async #requestAtOnce(): Promise<string> {
    const [id, period] = [this.#ulid(), this.#random.pick(periods)];
    return (await Promise.all([1, 2, 3].map(() => this.#ask(id, period, { alone: false })))).join(' & ');
  }

  /** Requests an export. An accepted request becomes an event exactly once. */
  async #ask(id: string, { from, to }: Period, { alone } = { alone: true }): Promise<string> {
    const { owner, summary } = await this.#people.ask(id, { from, to }, { alone });
    if (summary.endsWith('taken')) this.#deliveries.take({ owner, id, from, to });
    return summary;
  }

  async #deliver(): Promise<string> {
    const delivery = this.#oneOf(this.#deliveries.all);
    if (!delivery) return this.#request();
    return (await this.#deliveries.deliver(delivery))
      ? `deliver ${delivery.request.id}`
      : `${delivery.request.id} has been delivered as often as it may be`;
  }

  async #step(): Promise<string> {
    const at = this.#oneOf(this.#deliveries.underWay);
    if (!at) return this.#deliver();
    const { run } = at;
    const done: string[] = [];
    for (let steps = this.#random.integer(1, 5); steps > 0 && run.outcome === undefined; steps -= 1) {
      const how = this.#random.chance(0.15) ? 'lose-answer' : 'do';
      done.push(`${how} ${await run.step(this.#random.integer(0, 5), how)}`);
      await this.laws.check();
    }
    this.#deliveries.collect();
    return `${at.request.id} ${done.join(', ')}${run.outcome === undefined ? '' : ` → ${run.outcome}`}`;
  }

  /** A run is paused until its lease expires, and its event is retried. From then on there are two runs. */
  async #takeOver(): Promise<string> {
    const at = this.#oneOf(this.#deliveries.underWay);
    if (!at) return this.#deliver();
    this.#world.host.clock.forward(61_000);
    const next = await this.#deliveries.deliver(at);
    for (let steps = this.#random.integer(1, 12); next && steps > 0; steps -= 1) {
      await next.step(0, 'do');
      await this.laws.check();
    }
    this.#deliveries.collect();
    return `61 s pass${next ? `, deliver ${at.request.id} again` : ''}`;
  }

  async #crash(): Promise<string> {
    const at = this.#oneOf(this.#deliveries.underWay);
    if (!at) return 'no run to crash';
    const [carriedOut, waitingFor] = [this.#random.chance(0.5), at.run.waitingFor];
    await at.run.crash({ carriedOut });
    this.#deliveries.collect();
    const cancelled = this.#random.chance(0.3)
      ? `, ${await this.#cancel(this.laws.rows.find(({ id }) => id === at.request.id))}`
      : '';
    return `${at.request.id} crash at ${waitingFor.join(', ')}${carriedOut ? ', carried out' : ''}${cancelled}`;
  }

  async #cancel(known = this.#known()): Promise<string> {
    return known ? this.#people.cancel(known) : 'no export to cancel';
  }

  async #remove(known = this.#known()): Promise<string> {
    return known && hasEnded(known) ? this.#people.remove(known) : 'no export to remove';
  }

  async #sweep(): Promise<string> {
    await this.#world.sweep();
    return 'sweep';
  }

  async #failureDestination(): Promise<string> {
    const delivery = this.#deliveries.all.find(({ tries, over }) => tries > 0 && !over);
    if (!delivery) return 'no event that failed';
    const before = this.laws.rows.find(({ id }) => id === delivery.request.id);
    await this.#world.failureDestination(delivery.request);
    if (before?.status === 'RUNNING' && before.leaseUntil > this.#world.host.clock.nowMs() / 1000)
      await this.laws.checkUnchanged(before);
    return `failure destination ${delivery.request.id}`;
  }

  #passTime(): Promise<string> {
    const seconds = this.#random.pick([1, 20, 51, 61, 400, 1300, 4300, 26_000]);
    this.#world.host.clock.forward(seconds * 1000);
    return Promise.resolve(`${seconds} s pass`);
  }

  #known() {
    const { rows } = this.laws;
    return rows.length === 0 ? undefined : rows[this.#random.integer(Math.max(0, rows.length - 6), rows.length - 1)];
  }

  #oneOf<Value>(values: readonly Value[]): Value | undefined {
    return values[this.#random.integer(0, Math.max(0, values.length - 1))];
  }

  #ulid(): string {
    this.#made += 1;
    return ulidAt(this.#world.host.clock.nowMs(), this.#made);
  }
}
