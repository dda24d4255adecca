import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { RestoreLock } from '../restore-lock.ts';
import { restoreLockKey } from '../restore-lock.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** Takes the owner's lock: it is free, already this restore's, or still the same one whose holder was found at rest. */
export function request(ctx: Context<unknown, RestoreStash>) {
  if (!ctx.stash.starts) runtime.earlyReturn({});
  const { owner, id, otherLock, staleHolder } = ctx.stash;
  const turn = util.autoId();
  ctx.stash.turn = turn;
  return {
    operation: 'UpdateItem',
    key: restoreLockKey(owner),
    update: {
      expression: 'SET #id = :id, #turn = :turn, #takenAt = :now',
      expressionNames: { '#id': 'id', '#turn': 'turn', '#takenAt': 'takenAt' },
      expressionValues: util.dynamodb.toMapValues({ ':id': id, ':turn': turn, ':now': util.time.nowEpochSeconds() }),
    },
    condition: {
      expression: `attribute_not_exists(#id) OR #id = :id${staleHolder ? ' OR (#id = :stale AND #turn = :staleTurn)' : ''}`,
      expressionNames: { '#id': 'id', ...(staleHolder ? { '#turn': 'turn' } : {}) },
      expressionValues: util.dynamodb.toMapValues({
        ':id': id,
        ...(staleHolder ? { ':stale': staleHolder.id, ':staleTurn': otherLock?.turn ?? '' } : {}),
      }),
    },
  };
}

export function response(ctx: Context<unknown, RestoreStash>) {
  if (ctx.error?.type === conditionFailed) {
    const lock = ctx.result as RestoreLock | null;
    util.error('Another restore has just begun. Wait until it has ended, or stop it.', 'RestoreInTheWay', null, {
      id: lock?.id,
    });
  }
  raiseUnexpected(ctx);
  return {};
}
