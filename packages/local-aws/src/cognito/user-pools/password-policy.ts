import { CognitoError } from '../cognito-error.ts';
import type { PasswordPolicy } from './settings.ts';

/** Throws `InvalidPasswordException` with Cognito's message for the first rule that a new password breaks. */
export function checkPasswordPolicy(policy: PasswordPolicy, password: string): void {
  const broken = rules(policy).find((rule) => !rule.isMet(password));
  if (broken)
    throw new CognitoError('InvalidPasswordException', `Password did not conform with policy: ${broken.message}`);
}

interface PasswordRule {
  readonly isMet: (password: string) => boolean;
  readonly message: string;
}

function rules(policy: PasswordPolicy): readonly PasswordRule[] {
  const demands = (isDemanded: boolean, pattern: RegExp, what: string): PasswordRule[] =>
    isDemanded
      ? [{ isMet: (password) => pattern.test(password), message: `Password must have ${what} characters` }]
      : [];
  return [
    { isMet: (password) => password.length >= policy.minLength, message: 'Password not long enough' },
    ...demands(policy.requireUppercase, /[A-Z]/, 'uppercase'),
    ...demands(policy.requireLowercase, /[a-z]/, 'lowercase'),
    ...demands(policy.requireNumbers, /[0-9]/, 'numeric'),
    // The developer guide's list of symbols. It counts a space only inside the password. The API refuses one at either
    // end.
    ...demands(policy.requireSymbols, /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`+= ]/, 'symbol'),
  ];
}
