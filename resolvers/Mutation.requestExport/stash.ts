import type { ExportRow } from '../export-row.ts';
import type { EndedStash } from '../steps/ended-stash.ts';

/** What the steps of `requestExport` hand on. */
export interface RequestStash extends EndedStash {
  /** Both null for everything. */
  from: string | null;
  to: string | null;
  /** The export as it stands: found, or just put. */
  row?: ExportRow | null;
  /** True when a row was there before: nothing more is to be done. */
  found?: boolean;
  /** Why the row that was there before cannot answer this request. */
  reused?: string;
  /** The owner's count is of today and has its places. */
  dayIsOpen?: boolean;
  /** Ids whose places nobody holds any more. */
  lapsedSlots?: string[];
  /** Why the worker could not be invoked. */
  startError?: string;
}
