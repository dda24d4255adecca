import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { balances, kindsMaster, slips } from '../../ledger/datasets.ts';
import type { DatedName } from '../../ledger/dated-names.ts';
import type { Layout } from '../../ledger/layouts/layout.ts';
import { readWayOf } from '../../ledger/layouts/layout.ts';
import type { Period } from '../../ledger/period.ts';
import { inTurn } from './in-turn.ts';
import type { LedgerMonthsResult } from './join-parts.ts';
import { joinParts } from './join-parts.ts';
import { readAccountDirs } from './read-account-dirs.ts';
import { ofDays, ReadLimit } from './read-limit.ts';
import type { DatedTable } from './read-part.ts';
import { endOf, readPart, readPartOfDays } from './read-part.ts';
import type { KeyRange } from './year-ranges.ts';
import { everyYear, yearsOfDays, yearsOfPeriod } from './year-ranges.ts';

export interface LedgerToCount {
  readonly dynamodb: DynamoDBClient;
  readonly owner: string;
  readonly tableNames: Readonly<Record<DatedName | 'kinds', string>>;
  readonly layout: Layout;
  /** Null for everything. */
  readonly period: Period | null;
  readonly nowMs: () => number;
}

/**
 * The months of a ledger in figures, for a person who chooses what to export. Reads are eventually consistent, years
 * and tables side by side. They end after two seconds or 25 MB, and in tables that are keyed by days after eight seconds
 * or 100 MB.
 */
export async function countLedgerMonths(ledger: LedgerToCount): Promise<LedgerMonthsResult> {
  const { dynamodb, owner, tableNames, layout, period, nowMs } = ledger;
  const common = { dynamodb, owner, layout };
  const tables = [
    { ...common, name: 'slips' as const, dataset: slips, tableName: tableNames.slips },
    { ...common, name: 'balances' as const, dataset: balances, tableName: tableNames.balances },
  ];
  const isOfDays = ({ dataset }: DatedTable) => readWayOf(layout, dataset) === 'days';
  const byRange = tables.filter((table) => !isOfDays(table));
  const byDay = tables.filter(isOfDays);
  const [limitOfRanges, limitOfDays] = [new ReadLimit(nowMs), new ReadLimit(nowMs, ofDays)];
  const [accountDirs, ranges] = await Promise.all([
    readAccountDirs({ ...common, dataset: kindsMaster, tableName: tableNames.kinds }),
    period ? yearsOfPeriod(period) : yearsOf(byRange).then(everyYear),
  ]);
  const years = yearsOfDays(period, new Date(nowMs()).getUTCFullYear());
  const read = await Promise.all([
    inTurn(eachOf(byRange, ranges), mostAtOnce, ({ table, range }) =>
      readPart(table, { range, accountDirs, limit: limitOfRanges }),
    ),
    inTurn(eachOf(byDay, years), byDay.length, ({ table, range }) =>
      readPartOfDays(table, { range, accountDirs, limit: limitOfDays }),
    ),
  ]);
  return joinParts(read.flat());
}

/** The parts of some tables, one range of all of them after the other. */
function eachOf(tables: readonly DatedTable[], ranges: readonly KeyRange[]) {
  return ranges.flatMap((range) => tables.map((table) => ({ table, range })));
}

/** More would wait for one core, which reads the answers. */
const mostAtOnce = 8;

/** The years of the first and the last record in either table. Keys of other years are few, and are read in one part. */
async function yearsOf(tables: readonly DatedTable[]) {
  const range = { first: String(earliestYear), last: `${latestYear}~` };
  const ends = await Promise.all(tables.flatMap((table) => [endOf(table, range, true), endOf(table, range, false)]));
  const years = ends
    .filter((key) => key !== undefined)
    .map((key) => Math.min(latestYear, Math.max(earliestYear, Number.parseInt(key.slice(0, 4), 10) || earliestYear)));
  return years.length === 0 ? null : { first: Math.min(...years), last: Math.max(...years) };
}

const earliestYear = 1900;
const latestYear = 2199;
