import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import { restoreQuotaKey, restoreQuotaSeconds, restoreUsesPerDay } from '../restore-quota.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** Counts a use before any cost arises. Each day has a row of its own, which the table removes later. */
export function request(ctx: Context<unknown, RestoreStash>) {
  const { owner, use } = ctx.stash;
  if (!use) runtime.earlyReturn({});
  return {
    operation: 'UpdateItem',
    key: restoreQuotaKey(owner),
    update: {
      expression: 'SET #removeAt = :removeAt ADD #use :one',
      expressionNames: { '#removeAt': 'removeAt', '#use': use },
      expressionValues: util.dynamodb.toMapValues({
        ':removeAt': util.time.nowEpochSeconds() + restoreQuotaSeconds,
        ':one': 1,
      }),
    },
    condition: {
      expression: 'attribute_not_exists(#use) OR #use < :most',
      expressionNames: { '#use': use },
      expressionValues: util.dynamodb.toMapValues({ ':most': restoreUsesPerDay[use] }),
    },
  };
}

export function response(ctx: Context<unknown, RestoreStash>) {
  const { use } = ctx.stash;
  if (use && ctx.error?.type === conditionFailed) {
    const most = restoreUsesPerDay[use];
    util.error(
      `${most} ${nameOf[use]} a day are the limit, and today's are used up. Try again after 00:00 UTC.`,
      'QuotaExceeded',
      null,
      { use, perDay: most },
    );
  }
  raiseUnexpected(ctx);
  return {};
}

const nameOf = { uploads: 'uploads of copies', checks: 'checks of copies', applies: 'restores' };
