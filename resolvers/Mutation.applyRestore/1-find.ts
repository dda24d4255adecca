import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { ExactObstacle } from '../../ledger/exact-obstacle.ts';
import { exactObstacle } from '../../ledger/exact-obstacle.ts';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import type { MutationApplyRestoreArgs } from '../__generated__/schema.ts';
import { findRestore, foundRestore } from '../find-restore.ts';
import { statusAfter } from '../restore-request.ts';
import type { RestoreRow } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationApplyRestoreArgs, RestoreStash>) {
  return findRestore(ctx.stash);
}

/** Decides whether the restore begins, goes on, or is already at work with the same choice. */
export function response(ctx: Context<MutationApplyRestoreArgs, RestoreStash>) {
  const row = foundRestore(ctx);
  const { hash, mode, changesMasters } = ctx.args;
  // Of the hash alone, a restore could go on with changed masters that nobody has confirmed.
  const isSameChoice =
    row.choice?.hash === hash && row.choice.mode === mode && row.choice.changesMasters === changesMasters;
  // The same request sent twice is one restore.
  if (restoreStatuses[row.status].mayWrite && row.status !== 'UNDOING' && isSameChoice) return {};
  const begins = statusAfter('apply', row) === 'SAVING';
  if (begins ? !isPlanned(row, ctx.args) : !isSameChoice) {
    util.error(
      begins
        ? 'The plan is not that of the last check. Look at the differences again.'
        : 'The restore began with another choice. Go on with that one, or undo it.',
      'PlanChanged',
      null,
      { choice: row.choice ?? null },
    );
  }
  const obstacle = begins && mode === 'EXACT' && row.found ? exactObstacle(row.found) : null;
  if (obstacle) util.error(notExact[obstacle], 'CopyIncomplete', null, { obstacle });
  if (begins) ctx.stash.use = 'applies';
  ctx.stash.announces = !begins;
  ctx.stash.starts = true;
  return {};
}

function isPlanned(row: RestoreRow, { mode, changesMasters, hash }: MutationApplyRestoreArgs): boolean {
  const plan = (row.found?.plans ?? []).find((one) => one.mode === mode && one.changesMasters === changesMasters);
  return plan?.hash === hash;
}

const notExact: Record<ExactObstacle, string> = {
  SALVAGED:
    'The copy was made of a damaged one, so records may be missing from it. It can be added or put back, but not made exact.',
  LINES_REFUSED:
    'Lines of the copy were refused, and exact would delete the records that stand in them. It can be added or put back, but not made exact.',
};
