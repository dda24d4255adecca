import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import type { QuotaRow } from '../quota.ts';
import { quotaDay, quotaKey, slotsLapsedBefore } from '../quota.ts';
import type { RequestStash } from './stash.ts';

/** Finds out which of the next two steps are needed; mostly neither is. */
export function request(ctx: Context<unknown, RequestStash>) {
  if (ctx.stash.found) runtime.earlyReturn({});
  return { operation: 'GetItem', key: quotaKey(ctx.stash.owner), consistentRead: true };
}

export function response(ctx: Context<unknown, RequestStash>) {
  raiseUnexpected(ctx);
  const quota = ctx.result as QuotaRow | null;
  const slots = quota?.slots ?? {};
  ctx.stash.dayIsOpen = quota?.slots && quota.day >= quotaDay() ? true : false;
  ctx.stash.lapsedSlots = Object.keys(slots).filter((id) => (slots[id] ?? 0) < slotsLapsedBefore());
  return {};
}
