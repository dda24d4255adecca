import type { Baseline } from '../baseline.ts';
import type { Comparison } from '../compare-with-baseline.ts';
import type { FoundExport } from '../export-row.ts';
import type { EndedStash } from '../steps/ended-stash.ts';

/** The data that the steps of `reportExport` pass on. */
export interface ReportStash extends EndedStash {
  /** The row as it was found before a READY, and later as it was written. */
  row?: FoundExport;
  /** The baseline of the export's days. */
  before?: Baseline | null;
  comparison?: Comparison;
}
