import type { AccountProblem } from '../account/account-problem.ts';

/** The person's present step of signing in. */
export type SignInStep =
  | { readonly kind: 'signIn' }
  | { readonly kind: 'signUp' }
  | { readonly kind: 'forgotPassword' }
  /** A code was sent to prove the address. `sentTo` is Cognito's shortened form of it. */
  | { readonly kind: 'confirmSignUp'; readonly sentTo?: string }
  /** A code was sent for a new password. With `isRequired` the service demands it without a request of the person. */
  | { readonly kind: 'resetPassword'; readonly sentTo?: string; readonly isRequired: boolean }
  | { readonly kind: 'totpCode' }
  | { readonly kind: 'totpSetup'; readonly secret: string; readonly uri: string }
  | { readonly kind: 'newPasswordRequired' }
  /** A step that this page has no form for, by Amplify's name. */
  | { readonly kind: 'unsupported'; readonly name: string };

/** A success that is worth a message above the form. */
export type SignInNotice = 'confirmed' | 'alreadyConfirmed' | 'passwordReset' | 'codeSent' | 'reloadedInTheMiddle';

export interface SignInState {
  readonly step: SignInStep;
  /** Typed once, kept over all steps. */
  readonly email: string;
  /** A request is in flight. */
  readonly busy: boolean;
  readonly problem?: AccountProblem;
  /** The number of problems so far, so that the same problem a second time is news as well. */
  readonly problems?: number;
  readonly notice?: SignInNotice;
  /** When the last code was sent. Another may be requested {@link resendAfterMs} later. */
  readonly codeSentAtMs?: number;
}

export const resendAfterMs = 30_000;

/** Amplify's answer after each step of a sign-in. */
export interface NextSignInStep {
  readonly signInStep: string;
  readonly totpSetupDetails?: {
    readonly sharedSecret: string;
    readonly getSetupUri: (appName: string, accountName?: string) => URL;
  };
}

export type SignInEvent =
  | { readonly kind: 'went'; readonly to: 'signIn' | 'signUp' | 'forgotPassword'; readonly email?: string }
  | { readonly kind: 'asked'; readonly email?: string }
  | { readonly kind: 'failed'; readonly problem: AccountProblem }
  /** The next step of a sign-in. After DONE there is none. `appName` names the account in an authenticator app. */
  | { readonly kind: 'signInContinues'; readonly next: NextSignInStep; readonly appName: string }
  | {
      readonly kind: 'codeSent';
      readonly for: 'confirmSignUp' | 'resetPassword';
      readonly sentTo?: string;
      readonly atMs: number;
      readonly isResent?: boolean;
      readonly isRequired?: boolean;
    }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'passwordReset' };

export const firstSignInState: SignInState = { step: { kind: 'signIn' }, email: '', busy: false };

/** The state after an event. This function is pure: `use-sign-in.ts` calls the service. */
export function afterSignInEvent(state: SignInState, event: SignInEvent): SignInState {
  switch (event.kind) {
    case 'went':
      return { step: { kind: event.to }, email: event.email ?? state.email, busy: false };
    case 'asked':
      return asked(state, event.email ?? state.email);
    case 'failed':
      return afterFailure(state, event.problem);
    case 'signInContinues':
      return { step: stepNamed(event.next, event.appName, state.email), email: state.email, busy: false };
    case 'codeSent': {
      const sentTo = event.sentTo !== undefined && { sentTo: event.sentTo };
      const step: SignInStep =
        event.for === 'confirmSignUp'
          ? { kind: 'confirmSignUp', ...sentTo }
          : {
              kind: 'resetPassword',
              ...sentTo,
              isRequired: event.isRequired ?? (state.step.kind === 'resetPassword' && state.step.isRequired),
            };
      return {
        step,
        email: state.email,
        busy: false,
        codeSentAtMs: event.atMs,
        ...(event.isResent && { notice: 'codeSent' }),
      };
    }
    case 'confirmed':
    case 'passwordReset':
      return { step: { kind: 'signIn' }, email: state.email, busy: false, notice: event.kind };
  }
}

/** The same step with the request in flight. Earlier messages are removed. */
function asked({ step, problems, codeSentAtMs }: SignInState, email: string): SignInState {
  return {
    step,
    email,
    busy: true,
    ...(problems !== undefined && { problems }),
    ...(codeSentAtMs !== undefined && { codeSentAtMs }),
  };
}

function afterFailure(state: SignInState, problem: AccountProblem): SignInState {
  const { step, email } = state;
  if (problem === 'alreadyConfirmed')
    return { step: { kind: 'signIn' }, email, busy: false, notice: 'alreadyConfirmed' };
  // The service has forgotten the earlier steps, so only the first form can continue.
  if (problem === 'startAgain' && isChallenge(step))
    return { step: { kind: 'signIn' }, email, busy: false, problem, problems: 1 };
  return { ...state, busy: false, problem, problems: (state.problems ?? 0) + 1 };
}

const isChallenge = ({ kind }: SignInStep) =>
  kind === 'totpCode' || kind === 'totpSetup' || kind === 'newPasswordRequired';

function stepNamed({ signInStep, totpSetupDetails }: NextSignInStep, appName: string, email: string): SignInStep {
  switch (signInStep) {
    case 'CONFIRM_SIGN_UP':
      return { kind: 'confirmSignUp' };
    case 'RESET_PASSWORD':
      return { kind: 'resetPassword', isRequired: true };
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return { kind: 'newPasswordRequired' };
    case 'CONFIRM_SIGN_IN_WITH_TOTP_CODE':
      return { kind: 'totpCode' };
    case 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP':
      if (totpSetupDetails)
        return {
          kind: 'totpSetup',
          secret: totpSetupDetails.sharedSecret,
          uri: totpSetupDetails.getSetupUri(appName, email).href,
        };
      return { kind: 'unsupported', name: signInStep };
    default:
      return { kind: 'unsupported', name: signInStep };
  }
}
