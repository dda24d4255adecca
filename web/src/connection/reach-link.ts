import { ApolloLink } from '@apollo/client';
import { tap } from 'rxjs';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import type { Connection } from './reach.ts';

/** Records for every request whether an answer came. Subscriptions report this separately (`apollo-export-api.ts`). */
export function createReachLink({ answered, unanswered }: Connection): ApolloLink {
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      tap({
        next: answered,
        error(problem: unknown) {
          if (apiProblemOf(problem) === 'Unreachable') unanswered();
        },
      }),
    ),
  );
}
