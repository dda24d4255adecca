import type { ExportRow } from '../export-row.ts';

/** What the steps of `acceptExport` hand on. */
export interface AcceptStash {
  owner: string;
  id: string;
  /** As it was found, then as it is left. */
  row: ExportRow;
  [key: string]: unknown;
}
