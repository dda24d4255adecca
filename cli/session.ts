import { fetchAuthSession } from 'aws-amplify/auth';
import { apiProblemOf } from '../web/src/apollo/api-problem.ts';
import { Refused } from './refused.ts';

/** The session cannot be renewed: it was ended elsewhere, or is too old. */
export class SessionEnded extends Refused {}

/** Does something as the signed-in person; where their credentials are no longer taken, once more with new ones. */
export async function withSession<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (apiProblemOf(error) !== 'SignedOut') throw error;
    await renewSession();
    return act();
  }
}

/** Gets new tokens and credentials. Network faults are thrown as they are. */
export async function renewSession(): Promise<void> {
  const ended = 'Your session has ended, and could not be renewed.';
  try {
    const { credentials, tokens } = await fetchAuthSession({ forceRefresh: true });
    if (credentials !== undefined && tokens !== undefined) return;
  } catch (cause) {
    if (apiProblemOf(cause) === 'SignedOut') throw new SessionEnded(ended, { cause });
    throw cause;
  }
  throw new SessionEnded(ended);
}
