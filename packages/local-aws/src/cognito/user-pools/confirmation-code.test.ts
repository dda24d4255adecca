import { describe, expect, it } from 'vitest';
import type { CodeState } from './confirmation-code.ts';
import { issueCode, judgeCode } from './confirmation-code.ts';

const hourMs = 3_600_000;
const noon = Date.UTC(2026, 10, 27, 12);

/** So many codes, one each second from noon on. Returns what is stored after the last. */
function sent(times: number): CodeState {
  let state: CodeState | undefined;
  for (let second = 0; second < times; second++) ({ state } = issueCode(state, 'sign-up', noon + second * 1000));
  if (state === undefined) throw new Error('No code was sent.');
  return state;
}

/** What is stored after wrong guesses at these times. */
function guessedWrongly(state: CodeState, timesMs: readonly number[]): CodeState {
  return timesMs.reduce((before, timeMs) => {
    const verdict = judgeCode(before, 'no code', timeMs);
    if (verdict.kind !== 'wrong') throw new Error(`The guess is ${verdict.kind}.`);
    return verdict.state;
  }, state);
}

describe('a code', () => {
  it('has six digits, and is stored as a hash with another salt each time', () => {
    const codes = Array.from({ length: 50 }, () => issueCode(undefined, 'sign-up', noon));
    for (const { code, state } of codes) {
      expect(code).toMatch(/^\d{6}$/);
      expect(state.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(state.salt).toMatch(/^[0-9a-f]{32}$/);
      expect(judgeCode(state, code, noon)).toEqual({ kind: 'right' });
    }
    expect(new Set(codes.map(({ state }) => state.salt)).size).toBe(50);
  });

  it.each([
    ['sign-up', 24 * hourMs],
    ['reset-password', hourMs],
    ['verify-email', 24 * hourMs],
  ] as const)('for %s is right until its time has passed', (purpose, ttlMs) => {
    const { code, state } = issueCode(undefined, purpose, noon);
    expect(judgeCode(state, code, noon + ttlMs - 1)).toEqual({ kind: 'right' });
    expect(judgeCode(state, code, noon + ttlMs)).toMatchObject({
      kind: 'refused',
      error: { code: 'ExpiredCodeException' },
    });
  });

  it('is sent ten times within an hour', () => {
    const state = sent(10);
    expect(() => issueCode(state, 'sign-up', noon + hourMs - 1)).toThrow('Attempt limit exceeded');
    const eleventh = issueCode(state, 'sign-up', noon + hourMs).state;
    expect(eleventh.sentAtMs).toHaveLength(10);
    expect(() => issueCode(eleventh, 'sign-up', noon + hourMs)).toThrow('Attempt limit exceeded');
  });

  it('can be guessed wrongly five times within an hour, whatever code came between', () => {
    const guesses = guessedWrongly(sent(1), [noon, noon + 1, noon + 2, noon + 3, noon + 4]);
    const { code, state } = issueCode(guesses, 'sign-up', noon + 5);
    expect(judgeCode(state, code, noon + hourMs - 1)).toMatchObject({
      kind: 'refused',
      error: { code: 'LimitExceededException' },
    });
    expect(judgeCode(state, code, noon + hourMs)).toEqual({ kind: 'right' });
    const sixth = guessedWrongly(state, [noon + hourMs]);
    expect(sixth.wrongAtMs).toEqual([noon + 1, noon + 2, noon + 3, noon + 4, noon + hourMs]);
    expect(issueCode(sixth, 'sign-up', noon + hourMs + 2).state.wrongAtMs).toEqual([noon + 3, noon + 4, noon + hourMs]);
  });

  it('is refused where none was sent', () => {
    expect(judgeCode(undefined, '123456', noon)).toMatchObject({
      kind: 'refused',
      error: { code: 'ExpiredCodeException', message: 'Invalid code provided, please request a code again.' },
    });
  });
});
