import { CombinedGraphQLErrors } from '@apollo/client';

/** What can be wrong with a request, as the page speaks about it: the schema's `errorType`s, and what happens before a server answers. */
export const apiProblems = [
  'InvalidPeriod',
  'InvalidArgument',
  'InvalidRequestId',
  'RequestIdReused',
  'QuotaExceeded',
  'ExportNotStarted',
  'NotFound',
  'NotEnded',
  /** An export that is not READY, or not any more. */
  'NotReady',
  'Unauthorized',
  /** No answer came: no network, or nobody listens. */
  'Unreachable',
  /** The session has ended: no credentials, or the server knows them no more. */
  'SignedOut',
  /** A data source had too much to do. */
  'Busy',
  'Internal',
] as const;

export type ApiProblem = (typeof apiProblems)[number];

/** Names what went wrong; whatever it does not know is `Internal`. */
export function apiProblemOf(error: unknown): ApiProblem {
  if (CombinedGraphQLErrors.is(error)) {
    const types = error.errors.flatMap((one) => namesOf(one));
    return types.map(problemNamed).find((problem) => problem !== undefined) ?? 'Internal';
  }
  if (error instanceof Error)
    return problemNamed(error.name) ?? (error instanceof TypeError ? 'Unreachable' : 'Internal');
  return 'Internal';
}

/** The server's own sentence about it, which is English; for the command line. The page has sentences of its own. */
export function serverMessageOf(error: unknown): string | undefined {
  return CombinedGraphQLErrors.is(error) ? error.errors[0]?.message : undefined;
}

/** AppSync puts `errorType` beside `message`, not into `extensions`; Amplify keeps a refused connection's name in `originalError`. */
function namesOf(error: object): string[] {
  const { errorType, originalError } = error as { errorType?: unknown; originalError?: { name?: unknown } | null };
  return [errorType, originalError?.name].filter((name) => typeof name === 'string');
}

function problemNamed(name: string): ApiProblem | undefined {
  if ((apiProblems as readonly string[]).includes(name)) return name as ApiProblem;
  return otherNames.get(name);
}

/** Names that Amplify, Cognito and AppSync's front have for credentials that are missing, expired or not accepted. */
export const refusalNames: ReadonlySet<string> = new Set([
  'NoCredentials',
  'NoSignedUser',
  'InvalidIdTokenException',
  'UserUnAuthenticatedException',
  'NotAuthorizedException',
  'UnauthorizedException',
  'UnrecognizedClientException',
  'ExpiredTokenException',
]);

const otherNames = new Map<string, ApiProblem>([
  ['NetworkError', 'Unreachable'],
  ...[...refusalNames].map((name) => [name, 'SignedOut'] as const),
]);
