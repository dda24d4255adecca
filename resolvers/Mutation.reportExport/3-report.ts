import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { ExportArchiveInput, MutationReportExportArgs } from '../__generated__/schema.ts';
import { changeExport } from '../change-export.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { FoundExport } from '../export-row.ts';
import { presentExport } from '../export-row.ts';
import { leaseFromNow } from '../lease.ts';
import { storedArchive } from '../stored-archive.ts';
import type { ReportStash } from './stash.ts';

/** Records progress, or READY, of the attempt that holds the export. */
export function request(ctx: Context<MutationReportExportArgs, ReportStash>) {
  const { owner, id, attempt, progress, archive } = ctx.args.input;
  const fewerRecords = ctx.stash.comparison?.fewerRecords;
  const ready = (done: ExportArchiveInput) => ({
    status: 'READY',
    archive: storedArchive(done),
    expiresAt: done.expiresAt,
    finishedAt: util.time.nowISO8601(),
  });
  const set = archive
    ? { progress, ...ready(archive), ...(fewerRecords ? { fewerRecords } : {}) }
    : { progress, leaseUntil: leaseFromNow() };
  return changeExport({
    owner,
    id,
    set,
    ends: archive ? true : false,
    condition: '#status = :running AND #attempt = :mine',
    conditionNames: { '#status': 'status', '#attempt': 'attempt' },
    conditionValues: { ':running': 'RUNNING', ':mine': attempt },
  });
}

export function response(ctx: Context<MutationReportExportArgs, ReportStash>): FoundExport {
  const { attempt, id, archive } = ctx.args.input;
  const row = presentExport(ctx.result as FoundExport);
  if (ctx.error?.type === conditionFailed) {
    // The answer to this same report was lost, and the report was retried.
    const alreadySo = row?.status === 'READY' && row.attempt === attempt && row.archive?.sha256 === archive?.sha256;
    if (!alreadySo) util.error(`Attempt ${attempt} no longer holds the export ${id}.`, 'ReportRefused');
  } else {
    raiseUnexpected(ctx);
  }
  ctx.stash.row = row;
  if (archive) ctx.stash.ended = true;
  return row;
}
