import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { Export, MutationClaimExportArgs } from './__generated__/schema.ts';
import { requireRole } from './caller.ts';
import { conditionFailed, raiseUnexpected } from './data-source-error.ts';
import type { ExportRow, FoundExport } from './export-row.ts';
import { currentStateOf, exportKey, hasEnded, isOfDays, toExport } from './export-row.ts';
import { leaseFromNow } from './lease.ts';

/**
 * Takes the export for a new attempt. `attempt` is the fencing token: from here on, reports with a lower number are
 * refused.
 */
export function request(ctx: Context<MutationClaimExportArgs>) {
  requireRole(ctx, 'WORKER_ROLES');
  const { from, to } = ctx.args;
  return {
    operation: 'UpdateItem',
    key: exportKey(ctx.args.owner, ctx.args.id),
    update: {
      expression:
        'SET #status = :running, #version = #version + :one, #attempt = #attempt + :one, #leaseUntil = :leaseUntil, #claimant = :claimant, ' +
        '#startedAt = if_not_exists(#startedAt, :now), #progress = :progress',
      expressionNames: {
        '#status': 'status',
        '#version': 'version',
        '#attempt': 'attempt',
        '#leaseUntil': 'leaseUntil',
        '#claimant': 'claimant',
        '#startedAt': 'startedAt',
        '#progress': 'progress',
      },
      expressionValues: util.dynamodb.toMapValues({
        ':running': 'RUNNING',
        ':one': 1,
        ':leaseUntil': leaseFromNow(),
        ':claimant': ctx.args.claimant,
        ':now': util.time.nowISO8601(),
        ':progress': { phase: 'READING', rowsRead: 0, bytesDone: 0, fraction: 0 },
      }),
    },
    condition: {
      expression: `(#status = :requested OR (#status = :running AND #leaseUntil < :nowSeconds)) AND ${from && to ? '#from = :from AND #to = :to' : 'attribute_not_exists(#from) AND attribute_not_exists(#to)'}`,
      expressionNames: { '#status': 'status', '#leaseUntil': 'leaseUntil', '#from': 'from', '#to': 'to' },
      expressionValues: util.dynamodb.toMapValues({
        ':requested': 'REQUESTED',
        ':running': 'RUNNING',
        ':nowSeconds': util.time.nowEpochSeconds(),
        ...(from && to ? { ':from': from, ':to': to } : {}),
      }),
    },
  };
}

export function response(ctx: Context<MutationClaimExportArgs>): Export {
  if (ctx.error?.type === conditionFailed) {
    const row = ctx.result as FoundExport;
    const meant = row && isOfDays(row, ctx.args.from, ctx.args.to) ? row : null;
    // Return the row unchanged: a delayed duplicate claim must not overwrite newer progress.
    if (meant?.status === 'RUNNING' && meant.claimant === ctx.args.claimant) return toExport(meant);
    if (meant && !hasEnded(meant)) {
      util.error(`Attempt ${meant.attempt} holds the export ${ctx.args.id}; its lease has not lapsed.`, 'ClaimHeld');
    }
    util.error(
      `The export ${ctx.args.id} has ended, never was, or is of other days.`,
      'ClaimRefused',
      null,
      currentStateOf(row),
    );
  }
  raiseUnexpected(ctx);
  return toExport(ctx.result as ExportRow);
}
