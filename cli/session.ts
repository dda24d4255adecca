import { apiProblemOf } from '../client/apollo/api-problem.ts';
import type { RequestSession } from '../client/apollo/retry-renewed.ts';
import { Refused } from './refused.ts';

/** The session cannot be renewed. It was ended elsewhere, or is too old. */
export class SessionEnded extends Refused {}

/** One command serves one person from start to end. Nobody else can sign in meanwhile. */
export const onePerson: RequestSession = { isCurrent: () => true, check: () => undefined, ended: () => undefined };

/**
 * Turns a refusal of credentials into `SessionEnded`, since each request has already renewed them. Any other error is
 * returned unchanged.
 */
export function asSessionEnd(error: unknown): Error {
  if (apiProblemOf(error) === 'SignedOut')
    return new SessionEnded('Your session has ended, and could not be renewed.', { cause: error });
  return error instanceof Error ? error : new Error(String(error), { cause: error });
}

/** Sends a request to the API. Rejects with `SessionEnded` when the person is no longer signed in. */
export async function withSession<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    throw asSessionEnd(error);
  }
}
