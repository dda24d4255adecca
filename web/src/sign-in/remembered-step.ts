import type { SiteStorage } from '../storage/site-storage.ts';
import type { SignInState, SignInStep } from './sign-in-flow.ts';
import { firstSignInState } from './sign-in-flow.ts';

const storageKey = 'sign-in-step';

/** How long Amplify keeps the data for the next step of a sign-in (its `signInStore`). */
const challengeKeptMs = 3 * 60_000;

interface Remembered {
  readonly step: SignInStep;
  readonly email: string;
  readonly codeSentAtMs?: number;
  readonly atMs: number;
}

/** Stores the person's step, so that a reload continues there. Passwords, codes and secrets are never stored. */
export function rememberStep(storage: SiteStorage, { step, email, codeSentAtMs }: SignInState, nowMs: number): void {
  if (step.kind === 'unsupported') {
    storage.removeItem(storageKey);
    return;
  }
  // Without the secret the setup cannot be shown again. The stored step still explains why the sign-in starts again.
  const kept: SignInStep = step.kind === 'totpSetup' ? { kind: 'totpSetup', secret: '', uri: '' } : step;
  const remembered: Remembered = {
    step: kept,
    email,
    atMs: nowMs,
    ...(codeSentAtMs !== undefined && { codeSentAtMs }),
  };
  storage.setItem(storageKey, JSON.stringify(remembered));
}

export function forgetStep(storage: SiteStorage): void {
  storage.removeItem(storageKey);
}

/** The initial state: the step before a reload, if it can be continued. */
export function recallStep(storage: SiteStorage, nowMs: number): SignInState {
  const remembered = parse(storage.getItem(storageKey));
  if (!remembered) return firstSignInState;
  const { step, email, codeSentAtMs, atMs } = remembered;
  const goesOn = { step, email, busy: false, ...(codeSentAtMs !== undefined && { codeSentAtMs }) };
  switch (step.kind) {
    case 'totpCode':
    case 'newPasswordRequired':
      return nowMs - atMs < challengeKeptMs ? goesOn : { ...firstSignInState, email, notice: 'reloadedInTheMiddle' };
    case 'totpSetup':
      return { ...firstSignInState, email, notice: 'reloadedInTheMiddle' };
    default:
      return goesOn;
  }
}

/** Data of another release of the page, or of another program, is ignored. */
function parse(text: string | null): Remembered | undefined {
  if (text === null) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Remembered> | null;
    const kinds: readonly unknown[] = [
      'signIn',
      'signUp',
      'forgotPassword',
      'confirmSignUp',
      'resetPassword',
      'totpCode',
      'totpSetup',
      'newPasswordRequired',
    ];
    if (!kinds.includes(value?.step?.kind) || typeof value?.email !== 'string' || typeof value.atMs !== 'number')
      return undefined;
    return value as Remembered;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
