import type { RestoreJobs } from '../../functions/jobs/restore-jobs.ts';

/** A process that may be killed between any two requests. */
export interface Life {
  /** How many requests are still sent. `Infinity` for a process that is not killed. */
  requestsLeft: number;
  /** Whether the last request is carried out, and only its answer is lost. */
  readonly lastIsCarriedOut: boolean;
}

/** Nothing of a killed process goes on. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Sends a request of a process, or kills the process. */
export async function inLife<Result>(life: Life, request: () => Promise<Result>): Promise<Result> {
  if (life.requestsLeft <= 0) throw new Killed();
  life.requestsLeft -= 1;
  if (life.requestsLeft > 0) return request();
  if (life.lastIsCarriedOut) await request().catch(() => undefined);
  throw new Killed();
}

interface SdkClient {
  readonly middlewareStack: { add(middleware: never, options: object): void };
}

/** Makes every request of an SDK client one of a process. The SDK's own tries are inside one request. */
export function mortal<Client extends SdkClient>(client: Client, life: Life): Client {
  const middleware =
    (next: (args: unknown) => Promise<unknown>) =>
    (args: unknown): Promise<unknown> =>
      inLife(life, () => next(args));
  client.middlewareStack.add(middleware as never, { step: 'initialize', name: 'life' });
  return client;
}

export function mortalJobs(jobs: RestoreJobs, life: Life): RestoreJobs {
  return {
    claim: (key) => inLife(life, () => jobs.claim(key)),
    report: (job, report) => inLife(life, () => jobs.report(job, report)),
    continue: (job) => inLife(life, () => jobs.continue(job)),
    settle: (key) => inLife(life, () => jobs.settle(key)),
  };
}
