import type { KnownRestoreFragment } from '../../client/__generated__/graphql.ts';
import { planFor } from '../../client/restores/plan.ts';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import { minute } from '../minute.ts';
import { aligned } from './aligned.ts';
import { counted } from './preview-lines.ts';

/** A line for each restore: id, status, time, what it writes or wrote, until when it can be undone, and the file. */
export function listLines(restores: readonly KnownRestoreFragment[], nowMs: number): string[] {
  if (restores.length === 0) return ['You have not restored anything yet.'];
  return aligned([
    ['id', 'status', 'requested', '+', '~', '-', 'undo until', 'file'],
    ...restores.map((restore) => {
      const plan = restore.choice ? planFor(restore.found, restore.choice) : undefined;
      const counts = plan ? [plan.added, plan.changed, plan.deleted].map(counted) : ['', '', ''];
      const canUndo =
        restoreStatuses[restore.status].afterRequest.undo !== undefined && Date.parse(restore.expiresAt) > nowMs;
      return [
        ...[restore.id, restore.status, minute(restore.requestedAt), ...counts],
        ...[canUndo ? minute(restore.expiresAt) : '', restore.fileName],
      ];
    }),
  ]);
}
