/** Lambda keeps this much of an account's concurrency for functions that reserve none (Lambda developer guide, reserved concurrency). */
const keptUnreserved = 100;

/** An account's concurrent executions in one region, as Lambda counts them. */
export interface AccountConcurrency {
  readonly limit: number;
  /** Concurrency that no function has reserved. */
  readonly unreserved: number;
  /** Concurrency that the functions of an earlier deployment have reserved. */
  readonly ofOurs: number;
}

/** How many executions could be reserved for our functions together. */
export function reservableFor({ unreserved, ofOurs }: AccountConcurrency): number {
  return Math.max(0, unreserved + ofOurs - keptUnreserved);
}

export interface ConcurrencyDecision {
  /** Absent when nothing is reserved. */
  readonly reserved?: number;
  /** For the person who deploys. */
  readonly sentence: string;
}

/** A setting that reserves concurrency, and the work for which it does. */
export interface ConcurrencySetting {
  readonly name: 'workerConcurrency' | 'monthsConcurrency';
  readonly work: string;
}

/**
 * The reservation for one function: either all that its setting asks for, or nothing, because Lambda refuses a deployment
 * that takes more than the account can give.
 *
 * @param wanted the value of the setting
 * @param reservable undefined where the account was not asked: then nothing is reserved, since a new account has nothing to reserve
 */
export function decideConcurrency(
  { name, work }: ConcurrencySetting,
  wanted: number | undefined,
  reservable: number | undefined,
): ConcurrencyDecision {
  if (wanted === undefined)
    return { sentence: `No concurrency is reserved for ${work}, because the setting ${name} is not set.` };
  if (reservable === undefined)
    return {
      sentence: `No concurrency is reserved for ${work}, because the account was not asked what it can reserve; \`npm run deploy\` asks it, and reserves ${wanted} where it can.`,
    };
  if (wanted <= reservable)
    return { reserved: wanted, sentence: `${wanted} concurrent executions are reserved for ${work}.` };
  return {
    sentence:
      `No concurrency is reserved for ${work}: the setting ${name} asks for ${wanted}, and this account can reserve ${reservable} in this region; ` +
      `raise the Lambda quota "Concurrent executions" (L-B99A9384) by at least ${wanted - reservable} in Service Quotas, then deploy again.`,
  };
}
