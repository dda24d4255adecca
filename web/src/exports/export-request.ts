import type { ApiProblem } from '../apollo/api-problem.ts';
import type { Period } from '../../../ledger/period.ts';
import { makeUlid } from './ulid.ts';

export interface ExportRequest extends Period {
  readonly requestId: string;
}

/**
 * The request to send for a period. One that got no answer may have arrived all the same: trying again sends the very same, so that
 * it stays one export.
 *
 * @param unanswered the last request, if nothing is known of what became of it.
 */
export function requestFor(period: Period, unanswered: ExportRequest | undefined, makeId: () => string = makeUlid): ExportRequest {
  if (unanswered?.from === period.from && unanswered.to === period.to) return unanswered;
  return { ...period, requestId: makeId() };
}

/** Whether a problem leaves open if the request was carried out. */
export function leavesOpen(problem: ApiProblem): boolean {
  return problem === 'Unreachable' || problem === 'Internal' || problem === 'SignedOut';
}
