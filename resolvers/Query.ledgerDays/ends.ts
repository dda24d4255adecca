import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import { shownDay } from '../shown-value.ts';
import type { DaysStash, End } from './stash.ts';

/** Mostly the first row has a day. This is enough to skip a few keys without one. */
const rowsAtEnd = 10;
/** Read only when none of the first rows had a day. `schema.graphql` states this bound for `ledgerDays`. */
const rowsBeyond = 1_000;

/** Sort before and after every key that holds a day. */
const [beforeAll, behindAll] = ['00000101#', '99991231$'];

/** Reads the rows at an end of a dated table. */
export function queryEnd(stash: DaysStash, end: End) {
  return query(stash, end, beforeAll, behindAll, rowsAtEnd);
}

/** Continues where no day has been found; otherwise there is nothing to do. */
export function queryBeyond(stash: DaysStash, end: End) {
  const found = stash.ends[end];
  if (!found || found.isSettled) runtime.earlyReturn({});
  const key = found.readThrough;
  // All rows of an impossible day (`20320230#…`) are skipped at once.
  const sameDay = key.slice(0, 8);
  if (isFirst(end)) return query(stash, end, `${sameDay}$` > key ? `${sameDay}$` : key, behindAll, rowsBeyond);
  return query(stash, end, beforeAll, `${sameDay}#` < key ? `${sameDay}#` : key, rowsBeyond);
}

/** Keeps the day nearest to the end among the rows that were read. */
export function noteEnd(ctx: Context<unknown, DaysStash>, end: End) {
  raiseUnexpected(ctx);
  const { items, nextToken } = ctx.result as { items: { entry: string }[]; nextToken?: string | null };
  const days = items.map(({ entry }) => shownDay(entry)).filter((day) => day !== null);
  const day = days[0] ?? null;
  ctx.stash.ends[end] = {
    day,
    isSettled: day !== null || !nextToken,
    readThrough: items[items.length - 1]?.entry ?? '',
  };
  return {};
}

function query({ owner }: DaysStash, end: End, from: string, to: string, limit: number) {
  if (from > to) runtime.earlyReturn({});
  return {
    operation: 'Query',
    query: {
      expression: '#owner = :owner AND #entry BETWEEN :from AND :to',
      expressionNames: { '#owner': 'owner', '#entry': 'entry' },
      expressionValues: util.dynamodb.toMapValues({ ':owner': owner, ':from': from, ':to': to }),
    },
    projection: { expression: '#entry', expressionNames: { '#entry': 'entry' } },
    scanIndexForward: isFirst(end),
    limit,
    consistentRead: true,
  };
}

function isFirst(end: End): boolean {
  return end === 'firstSlip' || end === 'firstBalance';
}
