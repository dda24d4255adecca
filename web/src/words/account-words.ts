import type { AccountProblem } from '../account/account-problem.ts';
import type { PasswordRule } from '../account/password-rules.ts';
import type { ArrivalNews, LeaveReason } from '../session/session.ts';
import type { SignInNotice } from '../sign-in/sign-in-flow.ts';

/** A form: its title, its button, and the button's text while the request is in flight. */
interface FormWords {
  readonly heading: string;
  readonly note: string;
  readonly button: string;
  readonly busy: string;
}

/** The page's texts about signing in and about the account, in one language. */
export interface AccountWords {
  /** The account's name in an authenticator app, beside the address. */
  readonly appName: string;
  readonly email: string;
  readonly password: string;
  readonly newPassword: string;
  readonly currentPassword: string;
  readonly code: string;
  readonly totpCode: string;
  readonly showPassword: string;
  readonly rules: { readonly heading: string; readonly length: (count: string) => string } & Readonly<
    Record<Exclude<PasswordRule['kind'], 'length'>, string>
  >;
  readonly met: string;
  readonly problems: Readonly<Record<AccountProblem, string>>;
  readonly notices: Readonly<Record<SignInNotice, string>>;
  readonly left: Readonly<Record<LeaveReason, string>>;
  readonly news: Readonly<Record<ArrivalNews, (email: string) => string>>;
  readonly notKept: string;
  readonly signIn: FormWords;
  readonly signUp: FormWords;
  readonly forgotPassword: FormWords;
  readonly confirmSignUp: FormWords;
  readonly resetPassword: FormWords & { readonly required: string };
  readonly totp: FormWords;
  readonly totpSetup: FormWords & { readonly qr: string; readonly secret: string };
  readonly newPasswordRequired: FormWords;
  readonly unsupported: { readonly heading: string; readonly note: (step: string) => string };
  readonly sentTo: (address: string) => string;
  readonly resend: string;
  readonly resendIn: (seconds: string) => string;
  readonly toSignUp: string;
  /** Where only addresses with these endings can sign up, such as `@example.com`. */
  readonly signUpDomains: (endings: string) => string;
  readonly toForgotPassword: string;
  readonly back: string;
  readonly settings: SettingsWords;
}

export interface SettingsWords {
  readonly open: string;
  readonly heading: string;
  readonly signedInAs: string;
  readonly signOut: string;
  readonly signingOut: string;
  readonly password: FormWords & { readonly everywhereToo: string; readonly changed: string; readonly wrong: string };
  readonly changeEmail: FormWords & {
    readonly newEmail: string;
    readonly codeNote: (address: string) => string;
    readonly confirm: string;
    readonly changed: (address: string) => string;
    readonly cancel: string;
  };
  readonly totp: {
    readonly heading: string;
    readonly unknown: string;
    readonly off: string;
    readonly on: string;
    readonly turnOn: string;
    readonly turnOff: string;
    readonly turnOffQuestion: string;
    readonly turnedOn: string;
    readonly turnedOff: string;
    readonly cancel: string;
    readonly working: string;
  };
  readonly everywhere: {
    readonly heading: string;
    readonly note: string;
    readonly button: string;
    readonly busy: string;
  };
}
