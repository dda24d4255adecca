import { randomUUID } from 'node:crypto';
import type { ReportRestoreInput, RestoreStateFragment } from '../__generated__/graphql.ts';
import {
  ClaimRestoreDocument,
  ContinueRestoreDocument,
  ReportRestoreDocument,
  SettleRestoreDocument,
} from '../__generated__/graphql.ts';
import type { GraphqlApi } from './call-api.ts';
import { GraphqlRefused } from './call-api.ts';
import type { Job, JobKey } from './jobs.ts';

/** A run's report of a restore, without the members that name the restore and the run. */
export type RestoreReport = Omit<ReportRestoreInput, keyof Job>;

/**
 * The state of restores, as far as functions may change it. Each call is one conditional change in the API. A repeated
 * call has no further effect, so a call whose answer was lost is simply repeated.
 */
export interface RestoreJobs {
  /** @throws RestoreRefused with `ClaimRefused` (no run is wanted) or `ClaimHeld` (another run holds the lease). */
  claim(key: JobKey): Promise<RestoreStateFragment>;
  /**
   * Extends the lease, or ends it with a status that is at rest. The answer may say `STOPPING`.
   *
   * @throws RestoreRefused with `ReportRefused` when the run no longer holds the restore, or the status is refused.
   */
  report(job: Job, report: RestoreReport): Promise<RestoreStateFragment>;
  /** Gives up the lease and has the next run started. Throws RestoreRefused like `report`. */
  continue(job: Job): Promise<void>;
  /** Does what is due when a lease has lapsed. Throws RestoreRefused with `SettleRefused` when nothing is due. */
  settle(key: JobKey): Promise<RestoreStateFragment>;
}

export type RestoreRefusal = 'ClaimRefused' | 'ClaimHeld' | 'ReportRefused' | 'SettleRefused' | 'NotFound';

/** The state of the restore does not allow the change. A repeated call will not help. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
  readonly refusal: RestoreRefusal;
  /** The status at the time of the refusal, where the API said it. */
  readonly status: RestoreStateFragment['status'] | undefined;

  constructor(refusal: RestoreRefusal, status?: RestoreStateFragment['status'], options?: ErrorOptions) {
    super(refusal, options);
    this.refusal = refusal;
    this.status = status;
  }
}

export function createRestoreJobs(api: GraphqlApi): RestoreJobs {
  return {
    async claim({ owner, id }) {
      const { claimRestore } = await refusable(api.call(ClaimRestoreDocument, { owner, id, claimant: randomUUID() }));
      if (!claimRestore) throw new RestoreRefused('ClaimRefused');
      return claimRestore;
    },
    async report({ owner, id, attempt }, report) {
      const { reportRestore } = await refusable(
        api.call(ReportRestoreDocument, { input: { ...report, owner, id, attempt } }),
      );
      if (!reportRestore) throw new RestoreRefused('ReportRefused');
      return reportRestore;
    },
    async continue({ owner, id, attempt }) {
      await refusable(api.call(ContinueRestoreDocument, { owner, id, attempt }));
    },
    async settle({ owner, id }) {
      const { settleRestore } = await refusable(api.call(SettleRestoreDocument, { owner, id }));
      if (!settleRestore) throw new RestoreRefused('SettleRefused');
      return settleRestore;
    },
  };
}

const refusals: readonly string[] = [
  'ClaimRefused',
  'ClaimHeld',
  'ReportRefused',
  'SettleRefused',
  'NotFound',
] satisfies RestoreRefusal[];

async function refusable<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof GraphqlRefused) || !refusals.includes(error.errorType)) throw error;
    const { status } = { ...(error.info as { status?: RestoreStateFragment['status'] } | null) };
    throw new RestoreRefused(error.errorType as RestoreRefusal, status, { cause: error });
  }
}
