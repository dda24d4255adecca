import type { ExportRow } from '../export-row.ts';

/** The data that the steps of `deleteExport` pass on. */
export interface DeleteStash {
  owner: string;
  id: string;
  row: ExportRow;
  [key: string]: unknown;
}
