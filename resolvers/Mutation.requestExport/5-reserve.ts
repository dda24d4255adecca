import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { QuotaRow } from '../quota.ts';
import { exportsAtOnce, exportsPerDay, quotaKey, quotaOf } from '../quota.ts';
import type { RequestStash } from './stash.ts';

/** Reserves a place of the day and a slot, both or neither, before any cost arises. */
export function request(ctx: Context<unknown, RequestStash>) {
  if (ctx.stash.found) runtime.earlyReturn({});
  const { owner, id } = ctx.stash;
  return {
    operation: 'UpdateItem',
    key: quotaKey(owner),
    update: {
      expression: 'SET #slots.#id = if_not_exists(#slots.#id, :nowSeconds) ADD #today :ids',
      expressionNames: { '#today': 'today', '#slots': 'slots', '#id': id },
      expressionValues: {
        ':nowSeconds': util.dynamodb.toNumber(util.time.nowEpochSeconds()),
        ':ids': util.dynamodb.toStringSet([id]),
      },
    },
    condition: {
      expression:
        '(attribute_not_exists(#today) OR size(#today) < :perDay OR contains(#today, :id)) AND ' +
        '(size(#slots) < :atOnce OR attribute_exists(#slots.#id))',
      expressionNames: { '#today': 'today', '#slots': 'slots', '#id': id },
      expressionValues: util.dynamodb.toMapValues({ ':perDay': exportsPerDay, ':atOnce': exportsAtOnce, ':id': id }),
    },
  };
}

export function response(ctx: Context<unknown, RequestStash>) {
  if (ctx.error?.type === conditionFailed) {
    const quota = quotaOf(ctx.result as QuotaRow | null);
    if (quota.running >= exportsAtOnce) {
      util.error(
        `${exportsAtOnce} exports are still running. Wait until one has ended, or cancel one.`,
        'QuotaExceeded',
        null,
        { ...quota, reason: 'AT_ONCE' },
      );
    }
    util.error(
      `${exportsPerDay} exports a day are the limit, and today's are used up. Try again after 00:00 UTC.`,
      'QuotaExceeded',
      null,
      { ...quota, reason: 'PER_DAY' },
    );
  }
  raiseUnexpected(ctx);
  return {};
}
