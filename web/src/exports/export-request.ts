import type { ApiProblem } from '../../../client/apollo/api-problem.ts';
import { makeUlid } from '../../../client/exports/ulid.ts';
import type { Language } from '../../../ledger/language.ts';
import type { Days } from '../period/days.ts';
import { sameDays } from '../period/days.ts';

export interface ExportRequest {
  readonly days: Days;
  /** Of the copy's tables: that of the page when the button was pressed. */
  readonly language: Language;
  readonly requestId: string;
}

/**
 * The request to send for these days, in this language. A request without an answer may still have arrived. So another try sends exactly
 * the same request, and there is only one export.
 *
 * @param unanswered the last request, if its result is unknown.
 */
export function requestFor(
  { days, language }: Pick<ExportRequest, 'days' | 'language'>,
  unanswered: ExportRequest | undefined,
  makeId: () => string = makeUlid,
): ExportRequest {
  if (unanswered?.language === language && sameDays(unanswered.days, days)) return unanswered;
  return { days, language, requestId: makeId() };
}

/** In the mutation's form: both days are left out for everything. */
export function requestVariables({ days, language, requestId }: ExportRequest): {
  readonly requestId: string;
  readonly language: Language;
  readonly from?: string;
  readonly to?: string;
} {
  return { requestId, language, ...(days === 'everything' ? {} : days) };
}

/** Whether a problem leaves open if the request was carried out. */
export function leavesOpen(problem: ApiProblem): boolean {
  return problem === 'Unreachable' || problem === 'Internal' || problem === 'Busy' || problem === 'SignedOut';
}
