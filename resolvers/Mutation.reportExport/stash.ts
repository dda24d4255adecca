import type { Baseline } from '../baseline.ts';
import type { Comparison } from '../compare-with-baseline.ts';
import type { StoredExport } from '../export-row.ts';
import type { EndedStash } from '../steps/ended-stash.ts';

/** What the steps of `reportExport` hand on. */
export interface ReportStash extends EndedStash {
  /** As it was found before a READY, then as it is left. */
  row?: StoredExport;
  /** The baseline of the export's days. */
  before?: Baseline | null;
  comparison?: Comparison;
}
