import { util } from '@aws-appsync/utils';
import { isCalendarDay, isoDay } from '../period.ts';

/** Rows from one end of a dated table. More than one: keys that hold no day of the calendar may lie there. */
export function queryDays(owner: string, { forward }: { forward: boolean }) {
  return {
    operation: 'Query',
    query: {
      expression: '#owner = :owner AND #entry BETWEEN :first AND :last',
      expressionNames: { '#owner': 'owner', '#entry': 'entry' },
      expressionValues: util.dynamodb.toMapValues({ ':owner': owner, ':first': '00010101#', ':last': '99991231$' }),
    },
    scanIndexForward: forward,
    limit: 100,
    consistentRead: true,
  };
}

/** The first row that has a day, as a list of it; empty without any. */
export function daysIn(result: unknown): string[] {
  const { items } = result as { items: { entry: string }[] };
  return items
    .map(({ entry }) => isoDay(entry.slice(0, 8)))
    .filter((day) => isCalendarDay(day))
    .slice(0, 1);
}
