import { util } from '@aws-appsync/utils';
import type { Restore } from './__generated__/schema.ts';
import { conditionFailed, raiseUnexpected } from './data-source-error.ts';
import type { RestoreRow } from './restore-row.ts';
import { toRestore } from './restore-row.ts';
import type { RestoreStash } from './restore-stash.ts';

/** Takes the row that a step has written. A row that changed since it was found is a `Busy`: try again. */
export function takeWritten(ctx: { stash: RestoreStash; result: unknown; error?: { type: string } | null }): void {
  if (ctx.error?.type === conditionFailed)
    util.error('The restore has changed in the same moment. Look at it again.', 'Busy');
  raiseUnexpected(ctx as never);
  ctx.stash.row = ctx.result as RestoreRow;
}

/** The answer of a mutation. Says when its run could not be started. */
export function answerRestore(stash: RestoreStash): Restore | null {
  if (stash.startError)
    util.error('The work could not be started, and nothing was changed. Try again in a moment.', 'RestoreNotStarted');
  return stash.row ? toRestore(stash.row) : null;
}
