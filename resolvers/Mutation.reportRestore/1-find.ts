import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import type { MutationReportRestoreArgs } from '../__generated__/schema.ts';
import { findRestore, foundRestore } from '../find-restore.ts';
import { statusAfterReport } from '../restore-report.ts';
import { currentRestore } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationReportRestoreArgs, RestoreStash>) {
  return findRestore(ctx.stash);
}

/** Decides whether the run still holds the restore, and what follows its report. */
export function response(ctx: Context<MutationReportRestoreArgs, RestoreStash>) {
  const row = foundRestore(ctx);
  const { attempt, status, failure } = ctx.args.input;
  const holds = row.attempt === attempt && row.claimant;
  const isWorking = restoreStatuses[row.status].isWorking;
  // The answer to this same last report was lost, and the report was repeated.
  const alreadySo = holds && !isWorking && (failure ? row.failure?.code === failure.code : row.status === status);
  if (alreadySo) {
    // The first call may have broken off before the lock and the announcement were taken back.
    ctx.stash.rests = true;
    return {};
  }
  const next = statusAfterReport(row, ctx.args.input);
  if (!holds || !isWorking || !next)
    util.error(
      `Run ${attempt} no longer holds the restore ${row.id}, or it is ${row.status}.`,
      'ReportRefused',
      null,
      currentRestore(row),
    );
  ctx.stash.next = next;
  ctx.stash.announces = next === 'APPLYING' && row.status !== 'APPLYING';
  ctx.stash.rests = restoreStatuses[row.status].mayWrite && !restoreStatuses[next].isWorking;
  return {};
}
