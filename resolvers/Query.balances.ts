import type { Context } from '@aws-appsync/utils';
import type { BalancePage, QueryBalancesArgs } from './__generated__/schema.ts';
import { nextPageToken, queryPeriod } from './ledger-page.ts';
import { raiseUnreadPage } from './page-token.ts';
import { shownDay, shownNumber, shownText } from './shown-value.ts';

export function request(ctx: Context<QueryBalancesArgs>) {
  return queryPeriod('balances', ctx);
}

export function response(ctx: Context<QueryBalancesArgs>): BalancePage {
  raiseUnreadPage(ctx);
  const { items } = ctx.result as { items: Record<string, unknown>[] };
  return {
    items: items.map((item) => ({
      date: shownDay(item['entry']),
      methodCode: shownText(item['method_cd']),
      value: shownNumber(item['value']),
      memo: shownText(item['memo']),
    })),
    nextToken: nextPageToken('balances', ctx),
  };
}
