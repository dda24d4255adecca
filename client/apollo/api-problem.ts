import { CombinedGraphQLErrors } from '@apollo/client';

/**
 * The kinds of problems that a request can have, as the page reports them: the schema's `errorType`s, and the problems
 * before a server answers.
 */
export const apiProblems = [
  'InvalidPeriod',
  'InvalidArgument',
  'InvalidRequestId',
  'RequestIdReused',
  'QuotaExceeded',
  'ExportNotStarted',
  'NotFound',
  'NotEnded',
  /** An export that is not READY, or is no longer READY. */
  'NotReady',
  /** A file that is not the copy it is said to be. */
  'OtherFile',
  /** A safety copy, while its restore can be undone. */
  'NeededForUndo',
  /** The state of a restore does not allow the request. */
  'NotNow',
  /** No check of the restore has ended yet. */
  'NotChecked',
  /** The ledger is no longer as it was when the person chose what to put back. */
  'PlanChanged',
  /** A ledger cannot be made exactly like a copy that lacks records. */
  'CopyIncomplete',
  /** Another restore of the person is at work. */
  'RestoreInTheWay',
  'RestoreNotStarted',
  'Unauthorized',
  /** The tables hold the ledger of one person, who is not the caller. */
  'NotYourLedger',
  /** The tables' keys do not allow the request. */
  'NotInThisLayout',
  /** No answer came: there is no network, or no server listens. */
  'Unreachable',
  /** The session has ended: the credentials are missing, or the server no longer accepts them. */
  'SignedOut',
  /** A data source was overloaded. */
  'Busy',
  'Internal',
] as const;

export type ApiProblem = (typeof apiProblems)[number];

/** Returns the name of the problem. An unknown error is `Internal`. */
export function apiProblemOf(error: unknown): ApiProblem {
  if (CombinedGraphQLErrors.is(error)) {
    const types = error.errors.flatMap((one) => namesOf(one));
    return types.map(problemNamed).find((problem) => problem !== undefined) ?? 'Internal';
  }
  if (error instanceof Error)
    return problemNamed(error.name) ?? (error instanceof TypeError ? 'Unreachable' : 'Internal');
  return 'Internal';
}

/**
 * AppSync puts `errorType` beside `message`, not into `extensions`. Amplify keeps the name of a refused connection in
 * `originalError`.
 */
function namesOf(error: object): string[] {
  const { errorType, originalError } = error as { errorType?: unknown; originalError?: { name?: unknown } | null };
  return [errorType, originalError?.name].filter((name) => typeof name === 'string');
}

function problemNamed(name: string): ApiProblem | undefined {
  if ((apiProblems as readonly string[]).includes(name)) return name as ApiProblem;
  return otherNames.get(name);
}

/** Names that Amplify, Cognito and AppSync use for credentials that are missing, expired or not accepted. */
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
