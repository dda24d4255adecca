import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';

/** AppSync's error type for a write whose condition did not hold. `ctx.result` is then the current item. */
export const conditionFailed = 'DynamoDB:ConditionalCheckFailedException';

/**
 * The ends of the error types of refusals that may be gone a moment later: DynamoDB's three kinds of throttling, and
 * Lambda's. Unproven: that AppSync shows each under its own name.
 */
const throttlings = [
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TooManyRequestsException',
];

/**
 * Ends the field when the data source failed for a reason that the step does not handle: with `Busy` when it was
 * throttled, `Internal` otherwise. The name of the original error goes only to the log.
 */
export function raiseUnexpected(ctx: Context): void {
  if (!ctx.error) return;
  const { type } = ctx.error;
  console.error(`The data source answered ${type}.`);
  if (throttlings.some((name) => type.endsWith(name))) {
    util.error('The service is asked too much at the moment. Try again in a minute.', 'Busy');
  }
  util.error('Something went wrong on our side. Try again in a moment.', 'Internal');
}
