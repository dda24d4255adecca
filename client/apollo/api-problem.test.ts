import { CombinedGraphQLErrors } from '@apollo/client';
import { describe, expect, it } from 'vitest';
import { apiProblemOf, apiProblems } from './api-problem.ts';

/** An error in AppSync's form: the type is beside the message. */
const answered = (error: Record<string, unknown>) =>
  new CombinedGraphQLErrors({ data: null, errors: [{ message: 'as the server says', ...error }] });
const named = (name: string) => Object.assign(new Error('of the client'), { name });

describe('apiProblemOf', () => {
  it.each(apiProblems.filter((problem) => problem !== 'Unreachable' && problem !== 'SignedOut'))(
    'knows the server’s %s',
    (problem) => {
      expect(apiProblemOf(answered({ errorType: problem }))).toBe(problem);
    },
  );

  it.each([
    ['no network', named('NetworkError'), 'Unreachable'],
    ['a fetch that fails', new TypeError('Failed to fetch'), 'Unreachable'],
    ['nobody signed in', named('NoCredentials'), 'SignedOut'],
    ['a refresh token that has run out', named('NotAuthorizedException'), 'SignedOut'],
    [
      'credentials refused before the connection',
      answered({ originalError: named('UnauthorizedException') }),
      'SignedOut',
    ],
    ['a type never heard of', answered({ errorType: 'Lambda:Unhandled' }), 'Internal'],
    ['no type at all', answered({}), 'Internal'],
    ['a type that is no text', answered({ errorType: 7 }), 'Internal'],
    ['a bug', new RangeError('oops'), 'Internal'],
    ['something that is no error', 'text', 'Internal'],
  ])('%s', (_, error, problem) => {
    expect(apiProblemOf(error)).toBe(problem);
  });

  it('is not led astray by names that every object has', () => {
    expect(apiProblemOf(answered({ errorType: 'constructor' }))).toBe('Internal');
  });
});
