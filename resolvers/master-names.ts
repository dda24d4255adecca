import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { mostNames } from '../ledger/most-names.ts';
import { callerOf } from './caller.ts';
import { raiseUnexpected } from './data-source-error.ts';

/** Reads a whole master of the caller, by code. */
export function queryMaster(ctx: Context) {
  return {
    operation: 'Query',
    query: {
      expression: '#owner = :owner',
      expressionNames: { '#owner': 'owner' },
      expressionValues: util.dynamodb.toMapValues({ ':owner': callerOf(ctx) }),
    },
    limit: mostNames,
  };
}

/** The code and the name of each item. A name that is not a text is null. */
export function namesIn(
  ctx: Context,
  codeAttribute: string,
  nameAttribute: string,
): { code: string; name: string | null }[] {
  raiseUnexpected(ctx);
  const { items } = ctx.result as { items: Record<string, unknown>[] };
  return items.map((item) => {
    const name = item[nameAttribute];
    return { code: item[codeAttribute] as string, name: typeof name === 'string' ? name : null };
  });
}
