import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';

/** The type AppSync gives a write whose condition did not hold; `ctx.result` is then the item as it stands. */
export const conditionFailed = 'DynamoDB:ConditionalCheckFailedException';

/**
 * How the types of a refusal end that a moment later would be none: DynamoDB's three kinds of throttling, and Lambda's.
 * Unproven: that AppSync shows each under its own name.
 */
const throttlings = [
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TooManyRequestsException',
];

/**
 * Ends the field when the data source failed for a reason that the step does not know how to answer: `Busy` when it was asked too
 * much at once, `Internal` otherwise. The name of what failed goes to the log and to nobody else.
 */
export function raiseUnmeant(ctx: Context): void {
  if (!ctx.error) return;
  const { type } = ctx.error;
  console.error(`The data source answered ${type}.`);
  if (throttlings.some((name) => type.endsWith(name))) {
    util.error('The service is asked too much at the moment. Try again in a minute.', 'Busy');
  }
  util.error('Something went wrong on our side. Try again in a moment.', 'Internal');
}
