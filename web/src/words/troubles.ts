import type { FailureCode } from '../../__generated__/graphql.ts';
import type { ApiProblem } from '../apollo/api-problem.ts';
import type { PeriodProblem } from '../period/period-problem.ts';
import type { Trouble, Words } from './words.ts';

/** The sentences for everything that can go wrong, in one language: none can be left out. */
export interface Troubles {
  readonly start: Pick<Words['start'], 'noOutputs' | 'badOutputs' | 'broken'>;
  readonly period: Readonly<Record<PeriodProblem['problem'], string>>;
  readonly api: Readonly<Record<ApiProblem, Trouble>>;
  readonly failures: Readonly<Record<FailureCode, Trouble>>;
}
