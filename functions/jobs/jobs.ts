import { randomUUID } from 'node:crypto';
import type { DaysAsked } from '../../ledger/period.ts';
import type {
  ExportArchiveInput,
  ExportProgressInput,
  ExportStateFragment,
  FailureCode,
} from '../__generated__/graphql.ts';
import { ClaimExportDocument, FailExportDocument, ReportExportDocument } from '../__generated__/graphql.ts';
import type { GraphqlApi } from './call-api.ts';
import { GraphqlRefused } from './call-api.ts';

/** The owner and the id of an export or a restore. */
export interface JobKey {
  readonly owner: string;
  readonly id: string;
}

/** A claimed export or restore. `attempt` is the fencing token of every later report about it. */
export interface Job extends JobKey {
  readonly attempt: number;
}

/**
 * The state of exports, as far as functions may change it. Each call is one conditional change in the API. A repeated
 * call has no further effect, so a call whose answer was lost is simply repeated.
 */
export interface Jobs {
  /**
   * @throws JobRefused with `ClaimRefused` (ended, unknown, or of other days) or `ClaimHeld` (another attempt holds the
   * lease).
   */
  claim(key: JobKey & DaysAsked): Promise<ExportStateFragment>;
  /**
   * Extends the lease. With `archive`, the export becomes READY. Throws JobRefused with `ReportRefused` when the
   * attempt no longer holds the export.
   */
  report(job: Job, progress: ExportProgressInput, archive?: ExportArchiveInput): Promise<void>;
  /**
   * Ends an export. Without an `attempt`, it ends only one without a live lease. Throws JobRefused with `FailRefused`
   * otherwise.
   */
  fail(key: JobKey & { readonly attempt?: number }, code: FailureCode, message: string): Promise<ExportStateFragment>;
}

/**
 * The state of an export, enough to know which of its objects may be in the bucket. `DELETED` means that its owner has
 * removed it.
 */
export type CurrentState = Pick<ExportStateFragment, 'attempt'> & {
  readonly status: ExportStateFragment['status'] | 'DELETED';
};

export type JobRefusal = 'ClaimRefused' | 'ClaimHeld' | 'ReportRefused' | 'FailRefused';

/** The state of the export does not allow the change. A repeated call will not help. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';
  readonly refusal: JobRefusal;
  /** The state of the export at the time of the refusal; undefined when there is no such export, and for reports. */
  readonly current: CurrentState | undefined;

  constructor(refusal: JobRefusal, options?: ErrorOptions & { current?: CurrentState | undefined }) {
    super(refusal, options);
    this.refusal = refusal;
    this.current = options?.current;
  }
}

export function createJobs(api: GraphqlApi): Jobs {
  return {
    async claim({ owner, id, from, to }) {
      const { claimExport } = await refusable(
        api.call(ClaimExportDocument, { owner, id, claimant: randomUUID(), from, to }),
      );
      if (!claimExport) throw new JobRefused('ClaimRefused');
      return claimExport;
    },
    async report({ owner, id, attempt }, progress, archive) {
      await refusable(
        api.call(ReportExportDocument, { input: { owner, id, attempt, progress, ...(archive && { archive }) } }),
      );
    },
    async fail({ owner, id, attempt }, code, message) {
      const { failExport } = await refusable(
        api.call(FailExportDocument, {
          input: { owner, id, code, message, ...(attempt !== undefined && { attempt }) },
        }),
      );
      if (!failExport) throw new JobRefused('FailRefused');
      return failExport;
    },
  };
}

const refusals: readonly string[] = [
  'ClaimRefused',
  'ClaimHeld',
  'ReportRefused',
  'FailRefused',
] satisfies JobRefusal[];

async function refusable<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GraphqlRefused && refusals.includes(error.errorType)) {
      throw new JobRefused(error.errorType as JobRefusal, {
        cause: error,
        current: (error.info ?? undefined) as CurrentState | undefined,
      });
    }
    throw error;
  }
}
