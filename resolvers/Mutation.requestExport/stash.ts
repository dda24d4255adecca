import type { Language } from '../../ledger/language.ts';
import type { ExportRow } from '../export-row.ts';
import type { EndedStash } from '../steps/ended-stash.ts';

/** The data that the steps of `requestExport` pass on. */
export interface RequestStash extends EndedStash {
  /** Both null for everything. */
  from: string | null;
  to: string | null;
  language: Language;
  /** The export's current row: found, or just written. */
  row?: ExportRow | null;
  /** True when the row already existed, so that nothing more is to be done. */
  found?: boolean;
  /** The reason why the existing row cannot answer this request. */
  reused?: string;
  /** True when the owner's row counts today's requests and has its `slots`. */
  dayIsOpen?: boolean;
  /** Ids whose slots are no longer in use. */
  lapsedSlots?: string[];
  /** The reason why the worker could not be invoked. */
  startError?: string;
}
