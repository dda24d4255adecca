import { apiProblemOf } from '../client/apollo/api-problem.ts';
import type { RequestSession } from '../client/apollo/retry-renewed.ts';
import { Refused } from './refused.ts';

/** The session cannot be renewed: it was ended elsewhere, or is too old. */
export class SessionEnded extends Refused {}

/** One command is one person, from its start to its end: there is nobody else who could sign in meanwhile. */
export const onePerson: RequestSession = { isCurrent: () => true, check: () => undefined, ended: () => undefined };

/** A refusal of credentials, which come renewed with the request already, for what it is; anything else as it is. */
export function asSessionEnd(error: unknown): Error {
  if (apiProblemOf(error) === 'SignedOut')
    return new SessionEnded('Your session has ended, and could not be renewed.', { cause: error });
  return error instanceof Error ? error : new Error(String(error), { cause: error });
}

/** Asks the API something; rejects with `SessionEnded` where the person is no longer signed in. */
export async function withSession<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    throw asSessionEnd(error);
  }
}
