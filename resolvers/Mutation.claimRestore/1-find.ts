import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import type { MutationClaimRestoreArgs } from '../__generated__/schema.ts';
import { findRestore, foundRestore } from '../find-restore.ts';
import { hasLapsed } from '../restore-lease.ts';
import { currentRestore } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationClaimRestoreArgs, RestoreStash>) {
  return findRestore(ctx.stash);
}

/** A run may take a restore that waits for one, or whose run has let its lease lapse. */
export function response(ctx: Context<MutationClaimRestoreArgs, RestoreStash>) {
  const row = foundRestore(ctx);
  const { claimant } = ctx.args;
  if (!restoreStatuses[row.status].isWorking)
    util.error(`No run is wanted for the restore ${row.id}.`, 'ClaimRefused', null, currentRestore(row));
  // The answer to this same claim was lost, and the claim was repeated.
  if (row.claimant === claimant) return {};
  if (row.claimant && !hasLapsed(row))
    util.error(`Run ${row.attempt} holds the restore ${row.id}; its lease has not lapsed.`, 'ClaimHeld');
  ctx.stash.starts = true;
  return {};
}
