import type { FewerRecords, FewerRows, FewerRowsOfMonth } from './__generated__/schema.ts';
import type { Baseline } from './baseline.ts';

/** The result of comparing a copy with the baseline of its days. */
export interface Comparison {
  /**
   * The warning for the owner. Null when no table has fewer rows, and for a copy that was requested before the
   * baseline.
   */
  fewerRecords: FewerRecords | null;
  /** True when the copy becomes the baseline. */
  replaces: boolean;
}

/** `schema.graphql` states this number at `FewerRecords.months`. */
const mostMonths = 24;
const monthlyTables: ('slips' | 'balances')[] = ['slips', 'balances'];

/**
 * Compares the rows of every table, masters too. A copy with fewer rows in any of them leaves the baseline where it is. One that was asked
 * for before the baseline and ends after it was read earlier, so that fewer rows say nothing; with more rows it is the better baseline.
 *
 * @param recordsOutsideDays of the copy: its slips and balances that no month has.
 */
export function compareWithBaseline(copy: Baseline, before: Baseline | null, recordsOutsideDays: number): Comparison {
  if (!before) return { fewerRecords: null, replaces: true };
  if (before.id === copy.id) return { fewerRecords: null, replaces: false };
  const isLater = copy.requestedAt >= before.requestedAt;
  const tables = fewerRows(copy, before);
  if (tables.length === 0) return { fewerRecords: null, replaces: isLater || fewerRows(before, copy).length > 0 };
  if (!isLater) return { fewerRecords: null, replaces: false };
  const months = leavesMonthsOut(copy, recordsOutsideDays) ? [] : fewerRowsOfMonths(tables, copy, before);
  const fewerRecords = {
    earlierId: before.id,
    earlierRequestedAt: before.requestedAt,
    earlierExpiresAt: before.expiresAt ?? null,
    tables,
    months: months.slice(0, mostMonths),
    monthsLeftOut: months.length > mostMonths ? months.length - mostMonths : 0,
  };
  return { fewerRecords, replaces: false };
}

/** The tables in which `copy` has fewer rows than `before`. A table that `copy` lacks counts as empty. */
function fewerRows(copy: Baseline, before: Baseline): FewerRows[] {
  return before.tables
    .map(({ table, rows: earlierRows }) => ({
      table,
      rows: copy.tables.find((other) => other.table === table)?.rows ?? 0,
      earlierRows,
    }))
    .filter(({ rows, earlierRows }) => rows < earlierRows);
}

/** A copy of too many months lists none of them (`ledger/day-tally.ts`): none of an earlier copy's is then known to be lost. */
export function leavesMonthsOut(
  { months, tables }: Pick<Baseline, 'months' | 'tables'>,
  recordsOutsideDays: number,
): boolean {
  const rowsOfMonths = tables
    .filter(({ table }) => monthlyTables.some((name) => name === table))
    .reduce((sum, { rows }) => sum + rows, 0);
  return months.length === 0 && rowsOfMonths > recordsOutsideDays;
}

/** Oldest first. */
function fewerRowsOfMonths(tables: FewerRows[], copy: Baseline, before: Baseline): FewerRowsOfMonth[] {
  const [now, then] = [byMonth(copy), byMonth(before)];
  const compared = monthlyTables.filter((name) => tables.some(({ table }) => table === name));
  return Object.keys(then)
    .sort()
    .flatMap((month) =>
      compared.map((table) => ({
        month,
        table,
        rows: now[month]?.[table] ?? 0,
        earlierRows: then[month]?.[table] ?? 0,
      })),
    )
    .filter(({ rows, earlierRows }) => rows < earlierRows);
}

function byMonth({ months }: Baseline) {
  const rows: Record<string, Baseline['months'][number]> = {};
  months.forEach((month) => {
    rows[month.month] = month;
  });
  return rows;
}
