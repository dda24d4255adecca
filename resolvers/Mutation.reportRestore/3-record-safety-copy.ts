import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationReportRestoreArgs } from '../__generated__/schema.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import { exportKey } from '../export-row.ts';
import type { RestoreStash } from '../restore-stash.ts';
import { storedArchive } from '../stored-archive.ts';
import { historySeconds } from '../times.ts';

/**
 * Enters the safety copy into the history as an export that has the restore's id. It counts against no quota. It follows
 * the report, because a restore that was stopped in the same moment writes nothing and needs no safety copy.
 */
export function request(ctx: Context<MutationReportRestoreArgs, RestoreStash>) {
  const { safetyCopy } = ctx.args.input;
  const { owner, id, row } = ctx.stash;
  if (!safetyCopy || !row) runtime.earlyReturn({});
  const { archive, attempt, language, from, to } = safetyCopy;
  return {
    operation: 'PutItem',
    key: exportKey(owner, id),
    attributeValues: util.dynamodb.toMapValues({
      id,
      ...(from && to ? { from, to } : { everything: true }),
      language,
      status: 'READY',
      version: 1,
      attempt,
      isSafetyCopy: true,
      requestedAt: util.time.nowISO8601(),
      finishedAt: util.time.nowISO8601(),
      expiresAt: archive.expiresAt,
      archive: storedArchive(archive),
      removeAt: util.time.nowEpochSeconds() + historySeconds,
    }),
    // A repeated report enters it again. An export of the person which has the same id is never overwritten.
    condition: {
      expression: 'attribute_not_exists(#entry) OR #isSafetyCopy = :yes',
      expressionNames: { '#entry': 'entry', '#isSafetyCopy': 'isSafetyCopy' },
      expressionValues: util.dynamodb.toMapValues({ ':yes': true }),
    },
  };
}

export function response(ctx: Context<MutationReportRestoreArgs, RestoreStash>) {
  if (ctx.error?.type !== conditionFailed) raiseUnexpected(ctx);
  return {};
}
