import { util } from '@aws-appsync/utils';
import { leaseSeconds } from './times.ts';

/** When the lease of an attempt that speaks now lapses, in epoch seconds. */
export function leaseFromNow(): number {
  return util.time.nowEpochSeconds() + leaseSeconds;
}
