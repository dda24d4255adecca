import type { WholeExportFragment } from '../client/__generated__/graphql.ts';
import { minute } from './minute.ts';

type FewerRecords = NonNullable<WholeExportFragment['fewerRecords']>;

/**
 * The notice that a person must get before the earlier copy expires: the tables and months that hold fewer records now.
 *
 * @param commandFor returns the command that fetches the copy with this id.
 */
export function fewerRecordsLines(fewer: FewerRecords, commandFor: (id: string) => string, nowMs: number): string[] {
  const { earlierId, earlierRequestedAt, earlierExpiresAt, tables, months, monthsLeftOut } = fewer;
  return [
    `This copy holds fewer records than your copy of ${minute(earlierRequestedAt)}:`,
    ...tables.map(({ table, rows, earlierRows }) => `  ${table}: ${rows}, earlier ${earlierRows}`),
    ...months.map(({ month, table, rows, earlierRows }) => `  ${month} ${table}: ${rows}, earlier ${earlierRows}`),
    ...(monthsLeftOut > 0 ? [`  and ${monthsLeftOut === 1 ? '1 month' : `${monthsLeftOut} months`} more`] : []),
    earlierExpiresAt && Date.parse(earlierExpiresAt) > nowMs
      ? `If you have not deleted them yourself, fetch the earlier copy before ${minute(earlierExpiresAt)}: ${commandFor(earlierId)}`
      : 'The earlier copy is no longer there. If you have not deleted the records yourself, keep every file of it that you have.',
  ];
}
