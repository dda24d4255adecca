/**
 * The requirements for a new password. They come from `amplify_outputs.json`, so that page and user pool cannot
 * disagree.
 */
export interface PasswordPolicy {
  readonly minLength?: number;
  readonly requireLowercase?: boolean;
  readonly requireUppercase?: boolean;
  readonly requireNumbers?: boolean;
  readonly requireSpecialCharacters?: boolean;
}

export type PasswordRule =
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'lowercase' | 'uppercase' | 'digit' | 'symbol' };

/** The rules of a policy, in the order of display. */
export function passwordRules(policy: PasswordPolicy): readonly PasswordRule[] {
  return [
    { kind: 'length', length: policy.minLength ?? 8 },
    ...(policy.requireUppercase ? [{ kind: 'uppercase' } as const] : []),
    ...(policy.requireLowercase ? [{ kind: 'lowercase' } as const] : []),
    ...(policy.requireNumbers ? [{ kind: 'digit' } as const] : []),
    ...(policy.requireSpecialCharacters ? [{ kind: 'symbol' } as const] : []),
  ];
}

/** Whether a password satisfies a rule. */
export function meetsRule(rule: PasswordRule, password: string): boolean {
  switch (rule.kind) {
    case 'length':
      return password.length >= rule.length;
    case 'lowercase':
      return /[a-z]/.test(password);
    case 'uppercase':
      return /[A-Z]/.test(password);
    case 'digit':
      return /[0-9]/.test(password);
    case 'symbol':
      // The list in Cognito's developer guide ("Password policy"). A space counts only between other characters.
      return /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`+=]|\S \S/.test(password);
  }
}

export const meetsRules = (policy: PasswordPolicy, password: string) =>
  passwordRules(policy).every((rule) => meetsRule(rule, password));
