import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { asBaseline, countedOf } from '../baseline.ts';
import { raiseUnexpected } from '../data-source-error.ts';
import type { FoundExport } from '../export-row.ts';
import { exportKey, presentExport } from '../export-row.ts';
import type { ConfirmStash } from './stash.ts';

export function request(ctx: Context<unknown, ConfirmStash>) {
  return { operation: 'GetItem', key: exportKey(ctx.stash.owner, ctx.stash.id), consistentRead: true };
}

/** Makes the receipt of what the service itself knows. Only the place of the file is the caller's word. */
export function response(ctx: Context<unknown, ConfirmStash>) {
  raiseUnexpected(ctx);
  const { owner, id, sha256, device } = ctx.stash;
  const row = presentExport(ctx.result as FoundExport);
  if (!row) util.error(`There is no export ${id}. A copy is confirmed while it is in the history.`, 'NotFound');
  const counted = countedOf(row);
  if (row.status !== 'READY' || !row.archive || !counted)
    util.error(`The export ${id} has no copy to confirm.`, 'NotReady');
  if (row.archive.sha256 !== sha256) {
    util.error(
      `The file is not the copy ${id}: it has another SHA-256. It was changed, or packed again, or is another file.`,
      'OtherFile',
    );
  }
  const { tables, months } = asBaseline(row, counted);
  ctx.stash.receipt = {
    ...{ owner, entry: '', id, from: row.from ?? null, to: row.to ?? null, everything: row.everything === true },
    ...{ requestedAt: row.requestedAt, fileName: row.archive.fileName, bytes: row.archive.bytes, sha256 },
    ...{ confirmedAt: util.time.nowISO8601(), device, tables, months },
    ...{ firstDay: row.archive.firstDay ?? null, lastDay: row.archive.lastDay ?? null },
    recordsOutsideDays: row.archive.recordsOutsideDays,
  };
  return {};
}
