import {
  autoSignIn,
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  resendSignUpCode,
  resetPassword,
  signIn,
  signUp,
} from 'aws-amplify/auth';
import { useEffect, useReducer, useRef } from 'react';
import type { AccountProblem } from '../account/account-problem.ts';
import { accountProblemOf } from '../account/account-problem.ts';
import type { ArrivalNews } from '../session/session.ts';
import { tabSiteStorage } from '../storage/site-storage.ts';
import { forgetStep, recallStep, rememberStep } from './remembered-step.ts';
import type { NextSignInStep, SignInEvent, SignInState } from './sign-in-flow.ts';
import { afterSignInEvent } from './sign-in-flow.ts';

export interface SignInActions {
  readonly go: (to: 'signIn' | 'signUp' | 'forgotPassword', email?: string) => void;
  readonly signIn: (email: string, password: string) => void;
  readonly signUp: (email: string, password: string) => void;
  readonly confirmSignUp: (code: string) => void;
  readonly forgotPassword: (email: string) => void;
  readonly resetPassword: (code: string, newPassword: string) => void;
  /** Answers a challenge of a sign-in in progress: a code of the app, or a new password. */
  readonly answer: (response: string) => void;
  readonly resend: () => void;
  /** Refuses the typed text before anything is sent. */
  readonly refuse: (problem: AccountProblem) => void;
}

interface Options {
  /** The account's name in an authenticator app. */
  readonly appName: string;
  /** The tokens are stored, so the person is signed in. */
  readonly onSignedIn: (news?: ArrivalNews) => void;
}

/** Drives `sign-in-flow.ts` with Amplify. Each action is one request, or a few that belong together. */
export function useSignIn({ appName, onSignedIn }: Options): {
  readonly state: SignInState;
  readonly actions: SignInActions;
} {
  const [state, dispatch] = useReducer(afterSignInEvent, undefined, () => recallStep(tabSiteStorage, Date.now()));
  // For the sign-in that follows the confirmation of an address. Kept in memory only, and only until then.
  const typed = useRef<{ readonly email: string; readonly password: string } | undefined>(undefined);
  // An answer that arrives after the person moved to another step is ignored.
  const request = useRef(0);

  useEffect(() => rememberStep(tabSiteStorage, state, Date.now()), [state]);

  function perform(
    asked: { readonly email?: string },
    act: (tell: (event: SignInEvent) => void) => Promise<void>,
  ): void {
    const number = (request.current += 1);
    const tell = (event: SignInEvent) => {
      if (number === request.current) dispatch(event);
    };
    tell({ kind: 'asked', ...asked });
    act(tell).catch((error: unknown) => {
      const problem = accountProblemOf(error);
      if (problem === 'unknown') console.error(error);
      // Another tab was faster. The page shows the person who is signed in, even if it is another one.
      if (problem === 'alreadySignedIn') enter();
      tell({ kind: 'failed', problem });
    });
  }

  function enter(news?: ArrivalNews): void {
    typed.current = undefined;
    forgetStep(tabSiteStorage);
    onSignedIn(news);
  }

  async function proceed(
    next: NextSignInStep,
    email: string,
    tell: (event: SignInEvent) => void,
    news?: ArrivalNews,
  ): Promise<void> {
    if (next.signInStep === 'DONE') {
      enter(news);
      return;
    }
    tell({ kind: 'signInContinues', next, appName });
    // Cognito does not send a code automatically when a person signs in who has not confirmed, or who must set a new
    // password.
    if (next.signInStep === 'CONFIRM_SIGN_UP') {
      tell({ kind: 'asked' });
      await sendSignUpCode(email, tell);
    }
    if (next.signInStep === 'RESET_PASSWORD') {
      tell({ kind: 'asked' });
      await sendResetCode(email, tell, { isRequired: true });
    }
  }

  async function sendSignUpCode(email: string, tell: (event: SignInEvent) => void, isResent = false): Promise<void> {
    const { destination } = await resendSignUpCode({ username: email });
    tell({
      kind: 'codeSent',
      for: 'confirmSignUp',
      ...(destination !== undefined && { sentTo: destination }),
      atMs: Date.now(),
      isResent,
    });
  }

  async function sendResetCode(
    email: string,
    tell: (event: SignInEvent) => void,
    more: { readonly isResent?: boolean; readonly isRequired?: boolean } = {},
  ): Promise<void> {
    const { destination } = (await resetPassword({ username: email })).nextStep.codeDeliveryDetails;
    tell({
      kind: 'codeSent',
      for: 'resetPassword',
      ...(destination !== undefined && { sentTo: destination }),
      atMs: Date.now(),
      ...more,
    });
  }

  /**
   * After the address was confirmed, signs in if a password is known. Otherwise shows the form with a message of
   * success.
   */
  async function enterConfirmed(
    next: 'COMPLETE_AUTO_SIGN_IN' | 'DONE' | 'CONFIRM_SIGN_UP',
    email: string,
    tell: (event: SignInEvent) => void,
  ): Promise<void> {
    const known = typed.current;
    try {
      if (next === 'COMPLETE_AUTO_SIGN_IN') {
        await proceed((await autoSignIn()).nextStep, email, tell, 'confirmed');
        return;
      }
      if (known?.email === email) {
        await proceed((await signIn({ username: email, password: known.password })).nextStep, email, tell, 'confirmed');
        return;
      }
    } catch (error) {
      // The address is still confirmed. The person learns that, and the form is there to sign in.
      console.warn('The sign-in after the confirmation failed.', error);
    }
    tell({ kind: 'confirmed' });
  }

  const actions: SignInActions = {
    go(to, email) {
      request.current += 1;
      typed.current = undefined;
      dispatch({ kind: 'went', to, ...(email !== undefined && { email }) });
    },
    signIn: (email, password) =>
      perform({ email }, async (tell) => {
        typed.current = { email, password };
        await proceed((await signIn({ username: email, password })).nextStep, email, tell);
      }),
    signUp: (email, password) =>
      perform({ email }, async (tell) => {
        typed.current = { email, password };
        const { nextStep } = await signUp({
          username: email,
          password,
          options: { userAttributes: { email }, autoSignIn: true },
        });
        if (nextStep.signUpStep !== 'CONFIRM_SIGN_UP') return enterConfirmed(nextStep.signUpStep, email, tell);
        const { destination } = nextStep.codeDeliveryDetails;
        tell({
          kind: 'codeSent',
          for: 'confirmSignUp',
          ...(destination !== undefined && { sentTo: destination }),
          atMs: Date.now(),
        });
      }),
    confirmSignUp: (code) =>
      perform({}, async (tell) => {
        const { nextStep } = await confirmSignUp({ username: state.email, confirmationCode: code });
        await enterConfirmed(nextStep.signUpStep, state.email, tell);
      }),
    forgotPassword: (email) => perform({ email }, (tell) => sendResetCode(email, tell)),
    resetPassword: (code, newPassword) =>
      perform({}, async (tell) => {
        await confirmResetPassword({ username: state.email, confirmationCode: code, newPassword });
        typed.current = undefined;
        tell({ kind: 'passwordReset' });
      }),
    answer: (response) =>
      perform({}, async (tell) =>
        proceed((await confirmSignIn({ challengeResponse: response })).nextStep, state.email, tell),
      ),
    refuse: (problem) => dispatch({ kind: 'failed', problem }),
    resend: () =>
      perform({}, (tell) =>
        state.step.kind === 'resetPassword'
          ? sendResetCode(state.email, tell, { isResent: true })
          : sendSignUpCode(state.email, tell, true),
      ),
  };
  return { state, actions };
}
