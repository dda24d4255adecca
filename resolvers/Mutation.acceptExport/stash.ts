import type { ExportRow } from '../export-row.ts';

/** The data that the steps of `acceptExport` pass on. */
export interface AcceptStash {
  owner: string;
  id: string;
  /** The row as it was found, and later as it was written. */
  row: ExportRow;
  [key: string]: unknown;
}
