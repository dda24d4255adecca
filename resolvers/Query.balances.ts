import type { Context } from '@aws-appsync/utils';
import type { BalancePage, QueryBalancesArgs } from './__generated__/schema.ts';
import { raiseUnmeant } from './data-source-error.ts';
import { queryPeriod } from './ledger-page.ts';
import { isoDay } from './period.ts';

interface BalanceItem {
  tgt_date: string;
  method_cd?: string;
  value?: number;
  memo?: string;
}

export function request(ctx: Context<QueryBalancesArgs>) {
  return queryPeriod(ctx);
}

export function response(ctx: Context<QueryBalancesArgs>): BalancePage {
  raiseUnmeant(ctx);
  const page = ctx.result as { items: BalanceItem[]; nextToken?: string | null };
  return {
    items: page.items.map((item) => ({
      date: isoDay(item.tgt_date),
      methodCode: item.method_cd ?? null,
      value: item.value ?? null,
      memo: item.memo ?? null,
    })),
    nextToken: page.nextToken ?? null,
  };
}
