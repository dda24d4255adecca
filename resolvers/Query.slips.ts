import type { Context } from '@aws-appsync/utils';
import type { QuerySlipsArgs, SlipPage } from './__generated__/schema.ts';
import { raiseUnmeant } from './data-source-error.ts';
import { queryPeriod } from './ledger-page.ts';
import { isoDay } from './period.ts';

interface SlipItem {
  tgt_date: string;
  kind_cd_seq?: string;
  method_cd?: string;
  value?: number;
  memo?: string;
}

export function request(ctx: Context<QuerySlipsArgs>) {
  return queryPeriod(ctx);
}

export function response(ctx: Context<QuerySlipsArgs>): SlipPage {
  raiseUnmeant(ctx);
  const page = ctx.result as { items: SlipItem[]; nextToken?: string | null };
  return {
    items: page.items.map((item) => ({
      date: isoDay(item.tgt_date),
      kindCode: (item.kind_cd_seq ?? '').split('_')[0] ?? null,
      methodCode: item.method_cd ?? null,
      value: item.value ?? null,
      memo: item.memo ?? null,
    })),
    nextToken: page.nextToken ?? null,
  };
}
