import { describe, expect, it } from 'vitest';
import type { AccountProblem } from './account-problem.ts';
import { accountProblemOf } from './account-problem.ts';

const cognito = (name: string, message = '') => Object.assign(new Error(message), { name });

describe('accountProblemOf', () => {
  it.each<[string, unknown, AccountProblem]>([
    ['a wrong password', cognito('NotAuthorizedException', 'Incorrect username or password.'), 'wrongPassword'],
    ['nobody of that name', cognito('UserNotFoundException', 'User does not exist.'), 'wrongPassword'],
    [
      'a lock after wrong passwords',
      cognito('NotAuthorizedException', 'Password attempts exceeded'),
      'tooManyAttempts',
    ],
    ['an account switched off', cognito('NotAuthorizedException', 'User is disabled.'), 'disabled'],
    [
      'an old temporary password',
      cognito('NotAuthorizedException', 'Temporary password has expired and must be reset by an administrator.'),
      'temporaryPasswordExpired',
    ],
    [
      'a sign-up confirmed twice',
      cognito('NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED'),
      'alreadyConfirmed',
    ],
    [
      'a code asked for after confirmation',
      cognito('InvalidParameterException', 'User is already confirmed.'),
      'alreadyConfirmed',
    ],
    [
      'a challenge answered too late',
      cognito('NotAuthorizedException', 'Invalid session for the user, session is expired.'),
      'startAgain',
    ],
    [
      'a challenge that Amplify has forgotten',
      cognito('SignInException', 'An error occurred during the sign in process.'),
      'startAgain',
    ],
    ['a session ended elsewhere', cognito('NotAuthorizedException', 'Access Token has been revoked'), 'sessionEnded'],
    ['nobody signed in', cognito('UserUnAuthenticatedException'), 'sessionEnded'],
    ['somebody signed in', cognito('UserAlreadyAuthenticatedException'), 'alreadySignedIn'],
    ['an address that is none', cognito('InvalidParameterException', 'Invalid email address format.'), 'notAnEmail'],
    [
      'an address that is not verified',
      cognito(
        'InvalidParameterException',
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
      ),
      'cannotReset',
    ],
    [
      'a short password',
      cognito('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'),
      'passwordTooWeak',
    ],
    [
      'a wrong code',
      cognito('CodeMismatchException', 'Invalid verification code provided, please try again.'),
      'wrongCode',
    ],
    ['a wrong code of the app', cognito('EnableSoftwareTokenMFAException', 'Code mismatch'), 'wrongCode'],
    [
      'an old code',
      cognito('ExpiredCodeException', 'Invalid code provided, please request a code again.'),
      'expiredCode',
    ],
    [
      'too many codes',
      cognito('LimitExceededException', 'Attempt limit exceeded, please try after some time.'),
      'limitExceeded',
    ],
    ['an address in use', cognito('UsernameExistsException', 'User already exists'), 'emailTaken'],
    ['no network, in Amplify', cognito('NetworkError', 'A network error has occurred.'), 'unreachable'],
    ['no network, in fetch', new TypeError('Failed to fetch'), 'unreachable'],
    ['a fault of the service', cognito('InternalErrorException', 'Something went wrong'), 'busy'],
    ['a name that is new', cognito('NewException', 'DynamoDB:Unhandled'), 'unknown'],
    ['something that is no error', 'text', 'unknown'],
  ])('names %s', (_, error, problem) => {
    expect(accountProblemOf(error)).toBe(problem);
  });
});
