import type { ApiProblem } from '../../../client/apollo/api-problem.ts';
import { makeUlid } from '../../../client/exports/ulid.ts';
import type { Days } from '../period/days.ts';
import { sameDays } from '../period/days.ts';

export interface ExportRequest {
  readonly days: Days;
  readonly requestId: string;
}

/**
 * The request to send for these days. One that got no answer may have arrived all the same: trying again sends the very same, so that
 * it stays one export.
 *
 * @param unanswered the last request, if nothing is known of what became of it.
 */
export function requestFor(
  days: Days,
  unanswered: ExportRequest | undefined,
  makeId: () => string = makeUlid,
): ExportRequest {
  if (unanswered && sameDays(unanswered.days, days)) return unanswered;
  return { days, requestId: makeId() };
}

/** As the mutation takes it: both days are left out for everything. */
export function requestVariables({ days, requestId }: ExportRequest): {
  readonly requestId: string;
  readonly from?: string;
  readonly to?: string;
} {
  return { requestId, ...(days === 'everything' ? {} : days) };
}

/** Whether a problem leaves open if the request was carried out. */
export function leavesOpen(problem: ApiProblem): boolean {
  return problem === 'Unreachable' || problem === 'Internal' || problem === 'Busy' || problem === 'SignedOut';
}
