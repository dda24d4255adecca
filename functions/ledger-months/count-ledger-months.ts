import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DatedName } from '../../ledger/dated-names.ts';
import type { Period } from '../../ledger/period.ts';
import { inTurn } from './in-turn.ts';
import type { LedgerMonthsResult } from './join-parts.ts';
import { joinParts } from './join-parts.ts';
import { readAccountDirs } from './read-account-dirs.ts';
import { ReadLimit } from './read-limit.ts';
import type { DatedTable } from './read-part.ts';
import { endOf, readPart } from './read-part.ts';
import { everyYear, yearsOfPeriod } from './year-ranges.ts';

export interface LedgerToCount {
  readonly dynamodb: DynamoDBClient;
  readonly owner: string;
  readonly tableNames: Readonly<Record<DatedName | 'kinds', string>>;
  /** Null for everything. */
  readonly period: Period | null;
  readonly nowMs: () => number;
}

/**
 * The months of a ledger in figures, for a person who chooses what to export. Reads are eventually consistent, years
 * and tables side by side, and end after two seconds or 25 MB.
 */
export async function countLedgerMonths(ledger: LedgerToCount): Promise<LedgerMonthsResult> {
  const { dynamodb, owner, tableNames, period } = ledger;
  const limit = new ReadLimit(ledger.nowMs);
  const tables = (['slips', 'balances'] as const).map((name) => ({ name, tableName: tableNames[name], owner }));
  const [accountDirs, ranges] = await Promise.all([
    readAccountDirs(dynamodb, { tableName: tableNames.kinds, owner }),
    period ? yearsOfPeriod(period) : yearsOf(dynamodb, tables).then(everyYear),
  ]);
  const parts = ranges.flatMap((range) => tables.map((table) => ({ table, range })));
  const read = await inTurn(parts, mostAtOnce, ({ table, range }) =>
    readPart(dynamodb, table, { range, accountDirs, limit }),
  );
  return joinParts(read);
}

/** More would wait for one core, which reads the answers. */
const mostAtOnce = 8;

/** The years of the first and the last record in either table. Keys of other years are few, and are read in one part. */
async function yearsOf(dynamodb: DynamoDBClient, tables: readonly DatedTable[]) {
  const range = { first: String(earliestYear), last: `${latestYear}~` };
  const ends = await Promise.all(
    tables.flatMap((table) => [endOf(dynamodb, table, range, true), endOf(dynamodb, table, range, false)]),
  );
  const years = ends
    .filter((key) => key !== undefined)
    .map((key) => Math.min(latestYear, Math.max(earliestYear, Number.parseInt(key.slice(0, 4), 10) || earliestYear)));
  return years.length === 0 ? null : { first: Math.min(...years), last: Math.max(...years) };
}

const earliestYear = 1900;
const latestYear = 2199;
