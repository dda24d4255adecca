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

/** Which export of whom. */
export interface JobKey {
  readonly owner: string;
  readonly id: string;
}

/** A claimed export; `attempt` is the fencing token of everything said about it from here on. */
export interface Job extends JobKey {
  readonly attempt: number;
}

/**
 * The state of exports, as far as functions may change it. Each call is one conditional change on the API's side; saying the same twice is
 * taken once, so a call whose answer was lost is simply made again.
 */
export interface Jobs {
  /** @throws JobRefused with `ClaimRefused` (ended, never was, or is of other days) or `ClaimHeld` (another attempt's lease stands). */
  claim(key: JobKey & DaysAsked): Promise<ExportStateFragment>;
  /** Extends the lease. With `archive`, the export becomes READY. Throws JobRefused with `ReportRefused` when the attempt no longer holds it. */
  report(job: Job, progress: ExportProgressInput, archive?: ExportArchiveInput): Promise<void>;
  /** Ends an export. Without an `attempt`, only one that no live lease holds. Throws JobRefused with `FailRefused` otherwise. */
  fail(key: JobKey & { readonly attempt?: number }, code: FailureCode, message: string): Promise<ExportStateFragment>;
}

/** How an export stands: enough to know what of it there may be in the bucket. `DELETED` is said of one that its owner has removed. */
export type Standing = Pick<ExportStateFragment, 'attempt'> & {
  readonly status: ExportStateFragment['status'] | 'DELETED';
};

export type JobRefusal = 'ClaimRefused' | 'ClaimHeld' | 'ReportRefused' | 'FailRefused';

/** The state of the export does not allow it; saying it again will not help. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';
  readonly refusal: JobRefusal;
  /** The export as it stood when it was refused; undefined when there is none, and for reports. */
  readonly standing: Standing | undefined;

  constructor(refusal: JobRefusal, options?: ErrorOptions & { standing?: Standing | undefined }) {
    super(refusal, options);
    this.refusal = refusal;
    this.standing = options?.standing;
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
        standing: (error.info ?? undefined) as Standing | undefined,
      });
    }
    throw error;
  }
}
