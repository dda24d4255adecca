import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { QueryRestorePreviewArgs, RestorePreview } from '../__generated__/schema.ts';
import { raiseUnexpected } from '../data-source-error.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<QueryRestorePreviewArgs, RestoreStash>) {
  const { owner, id, row } = ctx.stash;
  const { table, class: recordClass } = ctx.args;
  const attempt = recordClass === 'CONFLICT' ? row?.outcomeBy : row?.checkedBy;
  return { operation: 'Invoke', payload: { owner, id, attempt, table, recordClass } };
}

export function response(ctx: Context<QueryRestorePreviewArgs, RestoreStash>): RestorePreview {
  raiseUnexpected(ctx);
  const preview = ctx.result as RestorePreview | null;
  if (!preview) util.error('table: expected the name of a table, as in `found.tables`.', 'InvalidArgument');
  return preview;
}
