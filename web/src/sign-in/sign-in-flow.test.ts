import { describe, expect, it } from 'vitest';
import type { SignInEvent, SignInState } from './sign-in-flow.ts';
import { afterSignInEvent, firstSignInState } from './sign-in-flow.ts';

const after = (events: readonly SignInEvent[], from: SignInState = firstSignInState) =>
  events.reduce(afterSignInEvent, from);
const continues = (signInStep: string, more: object = {}): SignInEvent => ({
  kind: 'signInContinues',
  next: { signInStep, ...more },
  appName: 'Ledger',
});
const asked: SignInEvent = { kind: 'asked', email: 'hana@example.com' };

describe('a sign-in', () => {
  it.each([
    ['CONFIRM_SIGN_UP', { kind: 'confirmSignUp' }],
    ['RESET_PASSWORD', { kind: 'resetPassword', isRequired: true }],
    ['CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED', { kind: 'newPasswordRequired' }],
    ['CONFIRM_SIGN_IN_WITH_TOTP_CODE', { kind: 'totpCode' }],
    ['CONFIRM_SIGN_IN_WITH_SMS_CODE', { kind: 'unsupported', name: 'CONFIRM_SIGN_IN_WITH_SMS_CODE' }],
    ['CONFIRM_SIGN_IN_WITH_EMAIL_CODE', { kind: 'unsupported', name: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE' }],
    ['CONTINUE_SIGN_IN_WITH_MFA_SELECTION', { kind: 'unsupported', name: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION' }],
    ['A_STEP_OF_NEXT_YEAR', { kind: 'unsupported', name: 'A_STEP_OF_NEXT_YEAR' }],
  ])('goes on after %s', (signInStep, step) => {
    expect(after([asked, continues(signInStep)])).toEqual({ step, email: 'hana@example.com', busy: false });
  });

  it('shows the secret of a setup, and its address for the app', () => {
    const totpSetupDetails = {
      sharedSecret: 'SECRET',
      getSetupUri: (app: string, account?: string) => new URL(`otpauth://totp/${app}:${account ?? ''}?secret=SECRET`),
    };
    expect(after([asked, continues('CONTINUE_SIGN_IN_WITH_TOTP_SETUP', { totpSetupDetails })]).step).toEqual({
      kind: 'totpSetup',
      secret: 'SECRET',
      uri: 'otpauth://totp/Ledger:hana@example.com?secret=SECRET',
    });
  });

  it('keeps the form and says what is wrong', () => {
    const state = after([asked, { kind: 'failed', problem: 'wrongPassword' }]);
    expect(state).toEqual({
      step: { kind: 'signIn' },
      email: 'hana@example.com',
      busy: false,
      problem: 'wrongPassword',
      problems: 1,
    });
    expect(after([asked], state)).toEqual({
      step: { kind: 'signIn' },
      email: 'hana@example.com',
      busy: true,
      problems: 1,
    });
    expect(after([{ kind: 'failed', problem: 'wrongPassword' }], state)).toMatchObject({
      problem: 'wrongPassword',
      problems: 2,
    });
  });

  it.each(['CONFIRM_SIGN_IN_WITH_TOTP_CODE', 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED'])(
    'begins again when too much time has passed in %s',
    (signInStep) => {
      expect(
        after([asked, continues(signInStep), { kind: 'asked' }, { kind: 'failed', problem: 'startAgain' }]),
      ).toEqual({
        step: { kind: 'signIn' },
        email: 'hana@example.com',
        busy: false,
        problem: 'startAgain',
        problems: 1,
      });
    },
  );

  it('stays at the code after a wrong one', () => {
    const state = after([
      asked,
      continues('CONFIRM_SIGN_IN_WITH_TOTP_CODE'),
      { kind: 'asked' },
      { kind: 'failed', problem: 'wrongCode' },
    ]);
    expect(state).toMatchObject({ step: { kind: 'totpCode' }, problem: 'wrongCode', busy: false });
  });
});

describe('a code by email', () => {
  const waiting = after([asked, { kind: 'codeSent', for: 'confirmSignUp', sentTo: 'h***@e***', atMs: 1000 }]);

  it('is asked for, with the moment it was sent', () => {
    expect(waiting).toEqual({
      step: { kind: 'confirmSignUp', sentTo: 'h***@e***' },
      email: 'hana@example.com',
      busy: false,
      codeSentAtMs: 1000,
    });
  });

  it('is said to be on its way when it was sent once more', () => {
    const state = after(
      [{ kind: 'asked' }, { kind: 'codeSent', for: 'confirmSignUp', atMs: 40_000, isResent: true }],
      waiting,
    );
    expect(state).toMatchObject({ notice: 'codeSent', codeSentAtMs: 40_000 });
  });

  it('keeps the form, and the time of the last code, when no other can be sent', () => {
    expect(after([{ kind: 'asked' }, { kind: 'failed', problem: 'limitExceeded' }], waiting)).toMatchObject({
      step: { kind: 'confirmSignUp' },
      problem: 'limitExceeded',
      codeSentAtMs: 1000,
    });
  });

  it('leads to the sign-in with a word of success and the address', () => {
    expect(after([{ kind: 'asked' }, { kind: 'confirmed' }], waiting)).toEqual({
      step: { kind: 'signIn' },
      email: 'hana@example.com',
      busy: false,
      notice: 'confirmed',
    });
  });

  it('is no longer needed when the address was confirmed before', () => {
    expect(after([{ kind: 'asked' }, { kind: 'failed', problem: 'alreadyConfirmed' }], waiting)).toMatchObject({
      step: { kind: 'signIn' },
      notice: 'alreadyConfirmed',
    });
  });

  it('says after a demanded reset that it was demanded, also when sent once more', () => {
    const demanded = after([asked, continues('RESET_PASSWORD'), { kind: 'codeSent', for: 'resetPassword', atMs: 1 }]);
    expect(demanded.step).toEqual({ kind: 'resetPassword', isRequired: true });
    const own = after([
      { kind: 'went', to: 'forgotPassword' },
      asked,
      { kind: 'codeSent', for: 'resetPassword', atMs: 1 },
    ]);
    expect(own.step).toEqual({ kind: 'resetPassword', isRequired: false });
    expect(after([{ kind: 'asked' }, { kind: 'passwordReset' }], own)).toMatchObject({
      step: { kind: 'signIn' },
      notice: 'passwordReset',
    });
  });
});

it('goes back from every step, with the address and without the old message', () => {
  const steps = [
    'CONFIRM_SIGN_UP',
    'RESET_PASSWORD',
    'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
    'CONFIRM_SIGN_IN_WITH_TOTP_CODE',
    'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
    'ANOTHER',
  ];
  for (const signInStep of steps) {
    const state = after([
      asked,
      continues(signInStep),
      { kind: 'failed', problem: 'wrongCode' },
      { kind: 'went', to: 'signIn' },
    ]);
    expect(state, signInStep).toEqual({ step: { kind: 'signIn' }, email: 'hana@example.com', busy: false });
  }
});
