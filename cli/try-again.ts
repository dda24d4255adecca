import { apiProblemOf } from '../client/apollo/api-problem.ts';
import { withSession } from './session.ts';

/**
 * Sends a request that has the same effect when it is sent several times. Sends it again when no answer came. Rejects
 * with `SessionEnded` when the person is no longer signed in.
 */
export async function tryAgain<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await withSession(send());
    } catch (error) {
      if (tries === mostTries || apiProblemOf(error) !== 'Unreachable') throw error;
    }
  }
}

const mostTries = 3;
