import type { ExportRow } from '../export-row.ts';

/** What the steps of `deleteExport` hand on. */
export interface DeleteStash {
  owner: string;
  id: string;
  row: ExportRow;
  [key: string]: unknown;
}
