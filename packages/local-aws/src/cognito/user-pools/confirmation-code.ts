import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { CognitoError } from '../cognito-error.ts';
import type { CodePurpose } from './code-delivery.ts';

/** A pending code, with the times at which it was sent and guessed wrongly. */
export interface CodeState {
  readonly salt: string;
  /** SHA-256 of salt and code. It only keeps codes from being readable on disk: a million codes are quickly tried. */
  readonly hash: string;
  readonly expiresAtMs: number;
  readonly sentAtMs: readonly number[];
  readonly wrongAtMs: readonly number[];
}

/** 24 hours to confirm a sign-up or an attribute, one hour to reset a password (developer guide). */
const ttlMs: Readonly<Record<CodePurpose, number>> = {
  'sign-up': 24 * 3_600_000,
  'reset-password': 3_600_000,
  'verify-email': 24 * 3_600_000,
};

/** The developer guide allows 5 to 20 attempts an hour. The host uses the strictest limit for guesses. */
const maxWrongPerHour = 5;
const maxSentPerHour = 10;
const hourMs = 3_600_000;

/**
 * Replaces the previous code. Wrong guesses keep counting, so a new code does not allow new guesses. Throws
 * `LimitExceededException`.
 */
export function issueCode(
  before: CodeState | undefined,
  purpose: CodePurpose,
  nowMs: number,
): { readonly code: string; readonly state: CodeState } {
  const sentAtMs = withinHour(before?.sentAtMs, nowMs);
  if (sentAtMs.length >= maxSentPerHour) throw limitExceeded();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const salt = randomBytes(16).toString('hex');
  return {
    code,
    state: {
      salt,
      hash: digest(salt, code).toString('hex'),
      expiresAtMs: nowMs + ttlMs[purpose],
      sentAtMs: [...sentAtMs, nowMs],
      wrongAtMs: withinHour(before?.wrongAtMs, nowMs),
    },
  };
}

export type CodeVerdict =
  | { readonly kind: 'right' }
  /** `state` has the miss counted: store it before `error` is thrown. */
  | { readonly kind: 'wrong'; readonly state: CodeState; readonly error: CognitoError }
  | { readonly kind: 'refused'; readonly error: CognitoError };

export function judgeCode(state: CodeState | undefined, code: string, nowMs: number): CodeVerdict {
  if (!state) return { kind: 'refused', error: codeExpired() };
  const wrongAtMs = withinHour(state.wrongAtMs, nowMs);
  if (wrongAtMs.length >= maxWrongPerHour) return { kind: 'refused', error: limitExceeded() };
  if (nowMs >= state.expiresAtMs) return { kind: 'refused', error: codeExpired() };
  if (timingSafeEqual(digest(state.salt, code), Buffer.from(state.hash, 'hex'))) return { kind: 'right' };
  return { kind: 'wrong', state: { ...state, wrongAtMs: [...wrongAtMs, nowMs] }, error: codeMismatch() };
}

export function codeMismatch(): CognitoError {
  return new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.');
}

export function codeExpired(): CognitoError {
  return new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
}

export function limitExceeded(): CognitoError {
  return new CognitoError('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
}

function withinHour(timesMs: readonly number[] | undefined, nowMs: number): readonly number[] {
  return (timesMs ?? []).filter((timeMs) => timeMs > nowMs - hourMs);
}

function digest(salt: string, code: string): Buffer {
  return createHash('sha256').update(salt).update(code).digest();
}
