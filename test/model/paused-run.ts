import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { ExportEvent, ExportRun } from '../../functions/export-worker/run-export.ts';
import { runExport } from '../../functions/export-worker/run-export.ts';
import type { Jobs } from '../../functions/jobs/jobs.ts';

type Outcome = Awaited<ReturnType<typeof runExport>> | 'THREW';

interface Operation {
  readonly name: string;
  readonly carryOut: () => Promise<unknown>;
  readonly answer: (result: Promise<unknown>) => void;
}

/** The ways to handle an operation that a run waits for. */
export type Step =
  | 'do'
  /**
   * The operation is carried out and its answer is lost. Then it is sent again, as every client in this project does.
   */
  | 'lose-answer';

/** A run of the worker that pauses before each request and continues only on command. */
export class PausedRun {
  readonly request: ExportEvent;
  #waiting: Operation[] = [];
  #crashed = false;
  #outcome: Outcome | undefined;

  constructor(request: ExportEvent, world: Omit<ExportRun, 'remainingMs' | 'log'>) {
    this.request = request;
    const run: ExportRun = {
      ...world,
      jobs: this.#paused(world.jobs, ['claim', 'report', 'fail']),
      ledger: { ...world.ledger, dynamodb: this.#pausedClient(world.ledger.dynamodb) },
      storage: { ...world.storage, s3: this.#pausedClient(world.storage.s3) },
      log: () => undefined,
      remainingMs: () => 900_000,
    };
    runExport(request, run).then(
      (outcome) => (this.#outcome = outcome),
      () => (this.#outcome = 'THREW'),
    );
  }

  /** The run's outcome. Undefined until its end, and always undefined for a crashed run. */
  get outcome(): Outcome | undefined {
    return this.#outcome;
  }

  get crashed(): boolean {
    return this.#crashed;
  }

  /** Names of the operations that the run waits for. */
  get waitingFor(): readonly string[] {
    return this.#waiting.map(({ name }) => name);
  }

  /** Carries out one of the pending operations, and returns its name when the run is paused again. */
  async step(index: number, how: Step): Promise<string> {
    await this.untilPaused();
    const [operation] = this.#waiting.splice(index % Math.max(1, this.#waiting.length), 1);
    if (!operation) return `nothing (${this.#outcome ?? 'crashed'})`;
    if (how === 'lose-answer') await operation.carryOut().catch(() => undefined);
    const result = operation.carryOut();
    operation.answer(result);
    await result.catch(() => undefined);
    await this.untilPaused();
    return operation.name;
  }

  /** Ends the process. Its last sent operation may still be carried out. */
  async crash({ carriedOut }: { readonly carriedOut: boolean }): Promise<void> {
    await this.untilPaused();
    this.#crashed = true;
    const [last] = this.#waiting.splice(0);
    if (carriedOut) await last?.carryOut().catch(() => undefined);
  }

  /** Resolves when the run waits for an operation, has ended, or has crashed. */
  async untilPaused(): Promise<void> {
    while (!this.#crashed && this.#outcome === undefined && this.#waiting.length === 0)
      await new Promise((resolve) => setTimeout(resolve, 1));
  }

  #operation<Result>(name: string, carryOut: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#crashed) return;
      this.#waiting.push({
        name,
        carryOut,
        answer: (result) => void (result as Promise<Result>).then(resolve, reject),
      });
    });
  }

  #paused(jobs: Jobs, names: readonly (keyof Jobs)[]): Jobs {
    const paused = names.map((name) => [
      name,
      (...args: unknown[]) =>
        this.#operation(name, () => (jobs[name] as (...given: unknown[]) => Promise<unknown>)(...args)),
    ]);
    return Object.fromEntries(paused) as Jobs;
  }

  #pausedClient<Client extends DynamoDBClient | S3Client>(client: Client): Client {
    const send = (command: { constructor: { name: string } }, options?: object) =>
      this.#operation(command.constructor.name.replace('Command', ''), () =>
        (client.send as (given: unknown, with_?: object) => Promise<unknown>)(command, options),
      );
    return new Proxy(client, {
      get: (target, member) => (member === 'send' ? send : (Reflect.get(target, member) as unknown)),
    });
  }
}
