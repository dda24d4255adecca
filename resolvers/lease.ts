import { util } from '@aws-appsync/utils';

/**
 * How long an attempt holds an export after its last word. The worker speaks at least every 20 s, so two words may be lost;
 * and it must lapse before Lambda's first retry, a minute after a crash, or that retry could do nothing (decision 0003).
 */
const leaseSeconds = 50;

/** Epoch seconds. */
export function leaseFromNow(): number {
  return util.time.nowEpochSeconds() + leaseSeconds;
}
