import { util } from '@aws-appsync/utils';
import type { ExportRow } from '../export-row.ts';
import { isOfDays } from '../export-row.ts';

/** What the steps of `requestExport` hand on. */
export interface RequestStash {
  owner: string;
  id: string;
  /** Both null for everything. */
  from: string | null;
  to: string | null;
  /** The export as it stands: found, or just put. */
  row?: ExportRow | null;
  /** True when `row` was there before: nothing more is to be done. */
  found?: boolean;
  /** The owner's count is of today and has its places. */
  dayIsOpen?: boolean;
  /** Ids whose places nobody holds any more. */
  lapsedSlots?: string[];
  /** Why the worker could not be invoked. */
  startError?: string;
  [key: string]: unknown;
}

/** An export of this id exists: the same request again is answered with it, another one is refused. */
export function acceptFound(stash: RequestStash, row: ExportRow): void {
  if (!isOfDays(row, stash.from, stash.to)) {
    util.error(
      `requestId ${stash.id} was used for ${daysOf(row.from, row.to)} before; it cannot stand for ${daysOf(stash.from, stash.to)}. Use a new one.`,
      'RequestIdReused',
    );
  }
  stash.row = row;
  stash.found = true;
}

function daysOf(from: string | null | undefined, to: string | null | undefined): string {
  return from && to ? `${from} to ${to}` : 'everything';
}
