import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';

/** The type AppSync gives a write whose condition did not hold; `ctx.result` is then the item as it stands. */
export const conditionFailed = 'DynamoDB:ConditionalCheckFailedException';

/** Ends the field when the data source failed for a reason that the step does not know how to answer. */
export function raiseUnmeant(ctx: Context): void {
  if (ctx.error) {
    util.error(`The request could not be carried out (${ctx.error.type}). Try again in a moment.`, 'Internal');
  }
}
