import { util } from '@aws-appsync/utils';
import { leaseSeconds } from './times.ts';

/** The end of a lease that begins or is extended now, in epoch seconds. */
export function leaseFromNow(): number {
  return util.time.nowEpochSeconds() + leaseSeconds;
}
