import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import type { MutationContinueRestoreArgs } from '../__generated__/schema.ts';
import { findRestore, foundRestore } from '../find-restore.ts';
import { mostLapses } from '../restore-lease.ts';
import { currentRestore } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationContinueRestoreArgs, RestoreStash>) {
  return findRestore(ctx.stash);
}

export function response(ctx: Context<MutationContinueRestoreArgs, RestoreStash>) {
  const row = foundRestore(ctx);
  const holds = row.attempt === ctx.args.attempt && restoreStatuses[row.status].afterLapse === 'CONTINUE';
  if (!holds)
    util.error(
      `Run ${ctx.args.attempt} no longer holds the restore ${row.id}, or it is ${row.status}.`,
      'ReportRefused',
      null,
      currentRestore(row),
    );
  // Without a claimant, the lease has been given up already: the answer to this same call was lost.
  const isHeld = row.claimant ? true : false;
  const goesOn = (row.lapses ?? 0) + 1 < mostLapses;
  ctx.stash.starts = isHeld && goesOn;
  ctx.stash.rests = isHeld && !goesOn;
  return {};
}
