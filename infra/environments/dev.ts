import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Settings } from '../settings.ts';
import { usual } from './usual.ts';

/** A second deployment in the same account, to try a change. It shares nothing with `prod` but the account's limits. */
export const dev: Settings = {
  ...usual,
  name: 'MyhomeAccountDev',
  archiveRetentionDays: 1,
  // The account's concurrency is for the household.
  workerConcurrency: undefined,
  monthsConcurrency: undefined,
  logRetention: RetentionDays.ONE_WEEK,
};
