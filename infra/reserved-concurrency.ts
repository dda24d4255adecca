/** Lambda keeps this much of an account's concurrency for functions that reserve none (Lambda developer guide, reserved concurrency). */
const keptUnreserved = 100;

/** An account's concurrent executions in one region, as Lambda counts them. */
export interface AccountConcurrency {
  readonly limit: number;
  /** Concurrency that no function has reserved. */
  readonly unreserved: number;
  /** Concurrency that the worker of an earlier deployment has reserved. */
  readonly ofWorker: number;
}

/** How many executions could be reserved for the worker. */
export function reservableFor({ unreserved, ofWorker }: AccountConcurrency): number {
  return Math.max(0, unreserved + ofWorker - keptUnreserved);
}

export interface ConcurrencyDecision {
  /** Absent when nothing is reserved. */
  readonly reserved?: number;
  /** For the person who deploys. */
  readonly sentence: string;
}

/**
 * The reservation for the worker: either all that the setting asks for, or nothing, because Lambda refuses a deployment
 * that takes more than the account can give.
 *
 * @param wanted the setting `workerConcurrency`
 * @param reservable undefined where the account was not asked: then nothing is reserved, since a new account has nothing to reserve
 */
export function decideConcurrency(wanted: number | undefined, reservable: number | undefined): ConcurrencyDecision {
  if (wanted === undefined)
    return { sentence: 'No concurrency is reserved for exports, because the setting workerConcurrency is not set.' };
  if (reservable === undefined)
    return {
      sentence: `No concurrency is reserved for exports, because the account was not asked what it can reserve; \`npm run deploy\` asks it, and reserves ${wanted} where it can.`,
    };
  if (wanted <= reservable)
    return { reserved: wanted, sentence: `${wanted} concurrent executions are reserved for exports.` };
  return {
    sentence:
      `No concurrency is reserved for exports: the setting workerConcurrency asks for ${wanted}, and this account can reserve ${reservable} in this region; ` +
      `raise the Lambda quota "Concurrent executions" (L-B99A9384) by at least ${wanted - reservable} in Service Quotas, then deploy again.`,
  };
}
