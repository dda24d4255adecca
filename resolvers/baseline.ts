import { util } from '@aws-appsync/utils';
import { baselineEntry } from '../ledger/exports-table.ts';
import type { ArchiveMonthInput, ExportArchiveInput } from './__generated__/schema.ts';
import type { ExportRow } from './export-row.ts';
import { historySeconds } from './times.ts';

/** The copy of some days with which later copies of the same days are compared (decision 0016). */
export interface Baseline {
  /** The export's id. */
  id: string;
  requestedAt: string;
  /** Absent when its owner has deleted the file. */
  expiresAt?: string;
  /**
   * In the order of the archive's entries. It is a list, because DynamoDB does not keep the order of a map's members.
   */
  tables: TableRows[];
  months: ArchiveMonthInput[];
}

export interface TableRows {
  /** The name of the archive's entry, for example `slips`. */
  table: string;
  rows: number;
}

/** The part of an archive that is compared. */
export type Counted = Pick<ExportArchiveInput, 'entries' | 'months' | 'expiresAt'>;

/** The lossless form of a table. The CSV entry has the same rows. */
const countedEnding = '.jsonl';

/** The key of the one baseline for an owner and the days of an export; `all` for everything. */
export function baselineKey({ owner, from, to }: ExportRow) {
  return util.dynamodb.toMapValues({ owner, entry: baselineEntry(from, to) });
}

/** An export in the form of a baseline. */
export function asBaseline({ id, requestedAt }: ExportRow, { entries, months, expiresAt }: Counted): Baseline {
  const counted = entries.filter(({ name }) => name.endsWith(countedEnding));
  const tables = counted.map(({ name, rows }) => ({ table: name.slice(0, -countedEnding.length), rows: rows ?? 0 }));
  return { id, requestedAt, expiresAt, tables, months };
}

/** The compared part of a READY export; null for any other export. */
export function countedOf({ archive, expiresAt }: ExportRow): Counted | null {
  if (!archive || !expiresAt) return null;
  // The months are in the row, and not in the schema's archive: only `copyMonths` answers with them.
  const { months } = archive as { months?: ArchiveMonthInput[] };
  return { entries: archive.entries, months: months ?? [], expiresAt };
}

/** Makes a copy the baseline of its days, under a condition on the current baseline. */
export function putBaseline(
  row: ExportRow,
  baseline: Baseline,
  condition: { expression: string; expressionNames: Record<string, string>; expressionValues?: unknown },
) {
  return {
    operation: 'PutItem',
    key: baselineKey(row),
    attributeValues: util.dynamodb.toMapValues({ ...baseline, removeAt: util.time.nowEpochSeconds() + historySeconds }),
    condition,
  };
}
