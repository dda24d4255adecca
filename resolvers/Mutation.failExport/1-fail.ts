import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { MutationFailExportArgs } from '../__generated__/schema.ts';
import { changeExport } from '../change-export.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { FoundExport } from '../export-row.ts';
import { currentStateOf } from '../export-row.ts';
import type { EndedStash } from '../steps/ended-stash.ts';
import { noteEnded } from '../steps/ended-stash.ts';

/**
 * The attempt that holds an export may fail it. Other callers (failure destination, sweeper) may do so only while no
 * live lease is in place: a duplicate delivery that used up its retries must not end the attempt that is at work.
 */
export function request(ctx: Context<MutationFailExportArgs, EndedStash>) {
  const { owner, id, attempt, code, message } = ctx.args.input;
  const byHolder = attempt !== null && attempt !== undefined;
  return changeExport({
    owner,
    id,
    set: { status: 'FAILED', failure: { code, message }, finishedAt: util.time.nowISO8601() },
    ends: true,
    condition: byHolder
      ? '#status = :running AND #attempt = :mine'
      : '#status = :requested OR (#status = :running AND #leaseUntil < :nowSeconds)',
    conditionNames: byHolder
      ? { '#status': 'status', '#attempt': 'attempt' }
      : { '#status': 'status', '#leaseUntil': 'leaseUntil' },
    conditionValues: byHolder
      ? { ':running': 'RUNNING', ':mine': attempt }
      : { ':requested': 'REQUESTED', ':running': 'RUNNING', ':nowSeconds': util.time.nowEpochSeconds() },
  });
}

export function response(ctx: Context<MutationFailExportArgs, EndedStash>): FoundExport {
  const row = ctx.result as FoundExport;
  if (ctx.error?.type === conditionFailed) {
    const { id, attempt, code } = ctx.args.input;
    // The answer to this same call was lost, and the call was retried.
    const alreadySo = row?.failure?.code === code && (row.attempt === attempt || !attempt);
    if (!alreadySo)
      util.error(`The export ${id} has ended, or an attempt holds it.`, 'FailRefused', null, currentStateOf(row));
  } else {
    raiseUnexpected(ctx);
  }
  noteEnded(ctx.stash, row);
  return row;
}
