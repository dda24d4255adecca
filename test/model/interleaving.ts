import type { ExportRequest } from '../../functions/export-worker/run-export.ts';
import type { Period } from '../../ledger/period.ts';
import type { Random } from '../../local/seed/random.ts';
import { BrokenLaw, Laws } from './laws.ts';
import { PausedRun } from './paused-run.ts';
import { People } from './people.ts';
import { hasEnded } from './row.ts';
import type { World } from './world.ts';

/** An event that Lambda has taken: delivered until a run of it returns, three times at most, then told to the failure destination. */
interface Event {
  readonly request: ExportRequest;
  tries: number;
  over: boolean;
}

const periods: readonly [Period, ...Period[]] = [{ from: '2026-02-01', to: '2026-02-03' }, { from: '2026-03-01', to: '2026-03-03' }];

/** People, Lambda and time, taking turns by chance with runs of the worker that stand still in between. */
export class Interleaving {
  readonly laws: Laws;
  /** What was done, for whoever has to understand a broken law. */
  readonly history: string[] = [];
  readonly #world: World;
  readonly #random: Random;
  readonly #people: People;
  readonly #events: Event[] = [];
  #runs: { readonly run: PausedRun; readonly event: Event }[] = [];
  #made = 0;

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
    this.laws = new Laws(world);
    this.#people = new People(world, this.laws);
  }

  async act(): Promise<void> {
    const act = this.#random.pick<() => Promise<string>>([
      ...[this.#request, this.#request, this.#requestAgain, this.#requestAtOnce],
      ...[this.#deliver, this.#deliver, this.#deliver],
      ...Array.from({ length: 14 }, () => this.#step),
      ...[this.#crash, this.#crash, this.#cancel, this.#remove, this.#sweep, this.#failureDestination, this.#passTime, this.#takeOver, this.#takeOver],
    ] as [() => Promise<string>]);
    this.history.push(await act.call(this));
    await this.laws.check();
  }

  /** Lets everything come to its end, as it does by itself. */
  async rest(): Promise<void> {
    for (let round = 0; round < 6; round += 1) {
      await this.#finishRuns();
      this.#world.host.clock.forward(121_000);
      for (const event of this.#events.filter(({ over }) => !over)) await this.#next(event);
    }
    this.#world.host.clock.forward(22 * 60_000);
    await this.#world.sweep();
    await this.laws.checkAtRest();
    // Whatever was lost on the way: nobody is locked out.
    this.#world.host.clock.forward(25 * 3_600_000);
    for (let asked = 0; asked < 3; asked += 1) if (!(await this.#request()).includes('taken')) throw new BrokenLaw('a place was never given back');
    this.#world.host.clock.forward(22 * 60_000);
    await this.#world.sweep();
    await this.laws.checkAtRest();
    for (const row of this.laws.rows) await this.#remove(row);
    await this.laws.checkAtRest();
  }

  async #finishRuns(): Promise<void> {
    for (const { run } of this.#runs) {
      while (!run.crashed && run.outcome === undefined) if (['claim', 'report', 'fail'].includes(await run.step(0, 'do'))) await this.laws.check();
    }
    this.#collect();
  }

  async #request(): Promise<string> {
    return this.#ask(this.#ulid(), this.#random.pick(periods));
  }

  async #requestAgain(): Promise<string> {
    const known = this.#known();
    return known ? this.#ask(known.id, known) : 'no export to ask for again';
  }

  async #requestAtOnce(): Promise<string> {
    const [id, period] = [this.#ulid(), this.#random.pick(periods)];
    return (await Promise.all([this.#ask(id, period), this.#ask(id, period), this.#ask(id, period)])).join(' & ');
  }

  /** What is taken becomes an event, once. */
  async #ask(id: string, { from, to }: Period): Promise<string> {
    const { owner, said } = await this.#people.ask(id, { from, to });
    const isTaken = said.endsWith('taken');
    if (isTaken && !this.#events.some(({ request }) => request.id === id)) this.#events.push({ request: { owner, id, from, to }, tries: 0, over: false });
    return said;
  }

  async #deliver(): Promise<string> {
    const event = this.#events[this.#random.integer(0, Math.max(0, this.#events.length - 1))];
    return event ? this.#begin(event) : this.#request();
  }

  async #begin(event: Event): Promise<string> {
    const run = new PausedRun(event.request, this.#world.worker);
    this.#runs.push({ run, event });
    event.tries += 1;
    await run.standsStill();
    return `deliver ${event.request.id}`;
  }

  async #step(): Promise<string> {
    const at = this.#runs[this.#random.integer(0, Math.max(0, this.#runs.length - 1))];
    if (!at) return this.#deliver();
    const done: string[] = [];
    for (let steps = this.#random.integer(1, 5); steps > 0 && at.run.outcome === undefined; steps -= 1) {
      const how = this.#random.chance(0.15) ? 'lose-answer' : 'do';
      done.push(`${how} ${await at.run.step(this.#random.integer(0, 5), how)}`);
      await this.laws.check();
    }
    this.#collect();
    return `${at.event.request.id} ${done.join(', ')}${at.run.outcome === undefined ? '' : ` → ${at.run.outcome}`}`;
  }

  /** A run stands still for so long that its lease lapses, and its event comes again: from now on there are two. */
  async #takeOver(): Promise<string> {
    const at = this.#runs[this.#random.integer(0, Math.max(0, this.#runs.length - 1))];
    if (!at) return this.#deliver();
    this.#world.host.clock.forward(61_000);
    const delivered = await this.#begin(at.event);
    const next = this.#runs.at(-1);
    for (let steps = this.#random.integer(1, 12); steps > 0; steps -= 1) {
      await next?.run.step(0, 'do');
      await this.laws.check();
    }
    this.#collect();
    return `61 s pass, ${delivered} again`;
  }

  async #crash(): Promise<string> {
    const at = this.#runs[this.#random.integer(0, Math.max(0, this.#runs.length - 1))];
    if (!at) return 'no run to crash';
    const [carriedOut, waitingFor] = [this.#random.chance(0.5), at.run.waitingFor];
    await at.run.crash({ carriedOut });
    this.#collect();
    return `${at.event.request.id} crash at ${waitingFor.join(', ')}${carriedOut ? ', carried out' : ''}`;
  }

  async #cancel(): Promise<string> {
    const known = this.#known();
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
    const event = this.#events.find(({ tries, over }) => tries > 0 && !over);
    if (!event) return 'no event that failed';
    await this.#world.failureDestination(event.request);
    return `failure destination ${event.request.id}`;
  }

  #passTime(): Promise<string> {
    const seconds = this.#random.pick([1, 20, 51, 61, 400, 1300, 4300]);
    this.#world.host.clock.forward(seconds * 1000);
    return Promise.resolve(`${seconds} s pass`);
  }

  /** Runs that have come to their end: what returned is over, what threw or crashed comes again. */
  #collect(): void {
    for (const { run, event } of this.#runs) if (run.outcome !== undefined && run.outcome !== 'THREW') event.over = true;
    this.#runs = this.#runs.filter(({ run }) => run.outcome === undefined && !run.crashed);
  }

  /** The next thing that Lambda does with an event none of whose runs has returned. */
  async #next(event: Event): Promise<void> {
    if (event.tries < 3) {
      await this.#begin(event);
      return;
    }
    await this.#world.failureDestination(event.request);
    event.over = true;
  }

  #known() {
    const { rows } = this.laws;
    return rows.length === 0 ? undefined : rows[this.#random.integer(Math.max(0, rows.length - 6), rows.length - 1)];
  }

  #ulid(): string {
    this.#made += 1;
    return `01MQDE${this.#world.host.clock.nowMs().toString().padStart(14, '0')}${String(this.#made).padStart(6, '0')}`;
  }
}
