import type { FailureCode } from '../../../client/__generated__/graphql.ts';
import type { ApiProblem } from '../../../client/apollo/api-problem.ts';
import type { LinkProblem } from '../downloads/try-link.ts';
import type { Problem, Words } from './words.ts';

/** The sentences for every problem, in one language. None can be left out. */
export interface Problems {
  readonly start: Pick<Words['start'], 'noOutputs' | 'badOutputs' | 'broken'>;
  readonly connection: Pick<Words['connection'], 'offline' | 'unreachable'>;
  readonly period: Words['period']['problems'];
  readonly quota: Words['quota']['refused'];
  readonly download: Readonly<Record<LinkProblem, Problem>>;
  readonly api: Readonly<Record<ApiProblem, Problem>>;
  readonly failures: Readonly<Record<FailureCode, Problem>>;
}
