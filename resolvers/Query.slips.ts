import type { Context } from '@aws-appsync/utils';
import type { QuerySlipsArgs, SlipPage } from './__generated__/schema.ts';
import { nextPageToken, queryPeriod } from './ledger-page.ts';
import { raiseUnreadPage } from './page-token.ts';
import { shownDay, shownKindCode, shownNumber, shownText } from './shown-value.ts';

export function request(ctx: Context<QuerySlipsArgs>) {
  return queryPeriod('slips', ctx);
}

export function response(ctx: Context<QuerySlipsArgs>): SlipPage {
  raiseUnreadPage(ctx);
  const { items } = ctx.result as { items: Record<string, unknown>[] };
  return {
    items: items.map((item) => ({
      date: shownDay(item['entry']),
      kindCode: shownKindCode(item['kind_cd_seq']),
      methodCode: shownText(item['method_cd']),
      value: shownNumber(item['value']),
      memo: shownText(item['memo']),
    })),
    nextToken: nextPageToken('slips', ctx),
  };
}
