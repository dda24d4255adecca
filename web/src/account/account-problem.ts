/** The problems of an account, by the page's own names. Cognito's names and sentences never reach the person. */
export const accountProblems = [
  'missing',
  'notAnEmail',
  'wrongPassword',
  'passwordTooWeak',
  'passwordUsedBefore',
  'temporaryPasswordExpired',
  'emailTaken',
  'alreadyConfirmed',
  'wrongCode',
  'expiredCode',
  'codeNotSent',
  'tooManyAttempts',
  'limitExceeded',
  'disabled',
  'cannotReset',
  /** The page was loaded before the operator let only invited people in. */
  'invitedOnly',
  'addressNotAllowed',
  /** The time between two steps of a sign-in was too long, or the session of the sign-in was used up. */
  'startAgain',
  /** Somebody is already signed in in this browser. */
  'alreadySignedIn',
  'sessionEnded',
  'unreachable',
  'busy',
  'unknown',
] as const;

export type AccountProblem = (typeof accountProblems)[number];

/** Returns the problem's name for an error of `aws-amplify/auth`. */
export function accountProblemOf(error: unknown): AccountProblem {
  if (!(error instanceof Error)) return 'unknown';
  const byMessage = messages.find(({ name, pattern }) => error.name === name && pattern.test(error.message));
  if (byMessage) return byMessage.problem;
  // The error of `fetch` without a network. Amplify wraps it under the name NetworkError.
  return names.get(error.name) ?? (error instanceof TypeError ? 'unreachable' : 'unknown');
}

/** Cognito uses one name for several problems. The message distinguishes them. */
const messages: readonly { readonly name: string; readonly pattern: RegExp; readonly problem: AccountProblem }[] = [
  { name: 'NotAuthorizedException', pattern: /attempts exceeded/i, problem: 'tooManyAttempts' },
  { name: 'NotAuthorizedException', pattern: /disabled/i, problem: 'disabled' },
  { name: 'NotAuthorizedException', pattern: /temporary password has expired/i, problem: 'temporaryPasswordExpired' },
  { name: 'NotAuthorizedException', pattern: /current status is confirmed/i, problem: 'alreadyConfirmed' },
  { name: 'NotAuthorizedException', pattern: /signup is not permitted/i, problem: 'invitedOnly' },
  { name: 'NotAuthorizedException', pattern: /session/i, problem: 'startAgain' },
  { name: 'NotAuthorizedException', pattern: /token/i, problem: 'sessionEnded' },
  { name: 'InvalidParameterException', pattern: /already confirmed/i, problem: 'alreadyConfirmed' },
  { name: 'InvalidParameterException', pattern: /cannot reset password/i, problem: 'cannotReset' },
  { name: 'InvalidParameterException', pattern: /email/i, problem: 'notAnEmail' },
  { name: 'InvalidParameterException', pattern: /password/i, problem: 'passwordTooWeak' },
  { name: 'InvalidParameterException', pattern: /code/i, problem: 'wrongCode' },
];

const names = new Map<string, AccountProblem>([
  ['NotAuthorizedException', 'wrongPassword'],
  // One answer for both cases, because it must not reveal which addresses have an account.
  ['UserNotFoundException', 'wrongPassword'],
  ['InvalidPasswordException', 'passwordTooWeak'],
  ['PasswordHistoryPolicyViolationException', 'passwordUsedBefore'],
  ['UsernameExistsException', 'emailTaken'],
  ['AliasExistsException', 'emailTaken'],
  ['CodeMismatchException', 'wrongCode'],
  ['EnableSoftwareTokenMFAException', 'wrongCode'],
  ['ExpiredCodeException', 'expiredCode'],
  ['CodeDeliveryFailureException', 'codeNotSent'],
  ['LimitExceededException', 'limitExceeded'],
  ['TooManyRequestsException', 'limitExceeded'],
  ['TooManyFailedAttemptsException', 'limitExceeded'],
  // Amplify has lost the earlier steps: the page was reloaded, or three minutes have passed.
  ['SignInException', 'startAgain'],
  ['AutoSignInException', 'startAgain'],
  ['UserAlreadyAuthenticatedException', 'alreadySignedIn'],
  ['UserUnAuthenticatedException', 'sessionEnded'],
  ['UserLambdaValidationException', 'addressNotAllowed'],
  ['NetworkError', 'unreachable'],
  ['InternalErrorException', 'busy'],
]);
