import { util } from '@aws-appsync/utils';
import { periodRefusal } from '../ledger/period.ts';

/**
 * Refuses as `InvalidPeriod` anything that is not a period of days. AWSDate accepts an offset (`2025-01-01+09:00`),
 * which is refused here.
 */
export function checkPeriod(from: string, to: string): void {
  const refusal = periodRefusal(from, to);
  if (refusal) util.error(refusal, 'InvalidPeriod');
}

/** Like {@link checkPeriod}. Both days absent mean everything; one day alone is refused. */
export function checkDaysAsked(from: string | null | undefined, to: string | null | undefined): void {
  if (!from && !to) return;
  if (!from || !to) {
    util.error(
      `from and to: expected both, or neither for everything; got only ${from ? `from ${from}` : `to ${to}`}.`,
      'InvalidPeriod',
    );
  }
  checkPeriod(from, to);
}
