import { util } from '@aws-appsync/utils';
import type { ArchiveMonthInput, ExportArchiveInput } from './__generated__/schema.ts';
import type { ExportRow } from './export-row.ts';
import { historySeconds } from './times.ts';

/** The copy of some days that later copies of the same days are compared with (decision 0016). */
export interface Baseline {
  /** Of the export. */
  id: string;
  requestedAt: string;
  /** Absent when its owner has deleted the file. */
  expiresAt?: string;
  /** In the order of the archive's entries: a list, since DynamoDB keeps no order of a map's members. */
  tables: TableRows[];
  months: ArchiveMonthInput[];
}

export interface TableRows {
  /** As the archive's entries are named: `slips`. */
  table: string;
  rows: number;
}

/** The part of an archive that is compared. */
export type Counted = Pick<ExportArchiveInput, 'entries' | 'months' | 'expiresAt'>;

/** The faithful form of a table; the CSV beside it has the same rows. */
const countedEnding = '.jsonl';

/** One row for each owner and the days of an export; `all` for everything. */
export function baselineKey({ owner, from, to }: ExportRow) {
  return util.dynamodb.toMapValues({ owner, entry: from && to ? `BASELINE#${from}_${to}` : 'BASELINE#all' });
}

/** What an export is as a baseline. */
export function asBaseline({ id, requestedAt }: ExportRow, { entries, months, expiresAt }: Counted): Baseline {
  const counted = entries.filter(({ name }) => name.endsWith(countedEnding));
  const tables = counted.map(({ name, rows }) => ({ table: name.slice(0, -countedEnding.length), rows: rows ?? 0 }));
  return { id, requestedAt, expiresAt, tables, months };
}

/** What of a READY export is compared; null for any other. */
export function countedOf({ archive, expiresAt }: ExportRow): Counted | null {
  if (!archive || !expiresAt) return null;
  // On the row, and in no answer.
  const { months } = archive as { months?: ArchiveMonthInput[] };
  return { entries: archive.entries, months: months ?? [], expiresAt };
}

/** Makes a copy the baseline of its days, under a condition on the one that stands. */
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
