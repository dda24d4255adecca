import { describe, expect, it } from 'vitest';
import { forgetStep, recallStep, rememberStep } from './remembered-step.ts';
import type { SignInStep } from './sign-in-flow.ts';
import { firstSignInState } from './sign-in-flow.ts';

function tabStorage(first?: string) {
  const stored = new Map<string, string>(first === undefined ? [] : [['sign-in-step', first]]);
  return {
    stored,
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
}

const afterReload = (step: SignInStep, laterMs = 1000) => {
  const storage = tabStorage();
  rememberStep(storage, { step, email: 'hana@example.com', busy: true, problem: 'wrongCode', codeSentAtMs: 5 }, 10_000);
  return recallStep(storage, 10_000 + laterMs);
};

describe('a reload in the middle', () => {
  it.each<SignInStep>([
    { kind: 'signUp' },
    { kind: 'forgotPassword' },
    { kind: 'confirmSignUp', sentTo: 'h***@e***' },
    { kind: 'resetPassword', isRequired: true },
    { kind: 'totpCode' },
    { kind: 'newPasswordRequired' },
  ])('goes on with $kind', (step) => {
    expect(afterReload(step)).toEqual({ step, email: 'hana@example.com', busy: false, codeSentAtMs: 5 });
  });

  it.each<SignInStep>([{ kind: 'totpCode' }, { kind: 'newPasswordRequired' }])(
    'begins again, and says so, when Amplify has forgotten $kind',
    (step) => {
      expect(afterReload(step, 3 * 60_000)).toEqual({
        ...firstSignInState,
        email: 'hana@example.com',
        notice: 'reloadedInTheMiddle',
      });
    },
  );

  it('begins again where a secret was shown, which is not kept', () => {
    const storage = tabStorage();
    rememberStep(
      storage,
      { ...firstSignInState, step: { kind: 'totpSetup', secret: 'SECRET', uri: 'otpauth://totp/x?secret=SECRET' } },
      0,
    );
    expect([...storage.stored.values()].join()).not.toContain('SECRET');
    expect(recallStep(storage, 1)).toMatchObject({ step: { kind: 'signIn' }, notice: 'reloadedInTheMiddle' });
  });

  it.each([
    '',
    'text',
    'null',
    '{}',
    '{"step":{"kind":"constructor"},"email":"a","atMs":1}',
    '{"step":{"kind":"signUp"},"email":1,"atMs":1}',
  ])('takes %j for nothing', (text) => {
    expect(recallStep(tabStorage(text), 0)).toEqual(firstSignInState);
  });

  it('finds nothing once it is forgotten', () => {
    const storage = tabStorage();
    rememberStep(storage, { ...firstSignInState, step: { kind: 'signUp' } }, 0);
    forgetStep(storage);
    expect(recallStep(storage, 0)).toEqual(firstSignInState);
    rememberStep(storage, { ...firstSignInState, step: { kind: 'signUp' } }, 0);
    rememberStep(storage, { ...firstSignInState, step: { kind: 'unsupported', name: 'X' } }, 0);
    expect(storage.stored.size).toBe(0);
  });
});
