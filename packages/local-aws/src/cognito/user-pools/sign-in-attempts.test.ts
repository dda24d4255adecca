import { expect, it } from 'vitest';
import { CognitoError } from '../cognito-error.ts';
import { createSignInAttempts } from './sign-in-attempts.ts';

it('at most ten thousand names are counted, and the one with the oldest failure is forgotten', () => {
  const attempts = createSignInAttempts(
    { nowMs: () => 0 },
    () => new CognitoError('NotAuthorizedException', 'locked out'),
  );
  const lockOut = (name: string) => {
    for (let failure = 0; failure < 5; failure++) attempts.failed(name);
  };
  lockOut('first');
  lockOut('second');
  expect(() => {
    attempts.check('first');
  }).toThrow('locked out');
  for (let other = 0; other < 9_999; other++) attempts.failed(`other ${other}`);
  expect(() => {
    attempts.check('first');
  }).not.toThrow();
  expect(() => {
    attempts.check('second');
  }).toThrow('locked out');
  // Its failure is now the newest, so that another name is forgotten.
  attempts.failed('second');
  attempts.failed('one more');
  expect(() => {
    attempts.check('second');
  }).toThrow('locked out');
});

it('a lockout lasts a quarter of an hour at most, and the count starts again after that time', () => {
  let nowMs = 0;
  const attempts = createSignInAttempts(
    { nowMs: () => nowMs },
    () => new CognitoError('NotAuthorizedException', 'locked out'),
  );
  const isLocked = () => {
    try {
      attempts.check('hanako');
      return false;
    } catch {
      return true;
    }
  };
  const quarterMs = 15 * 60_000;
  for (let failure = 1; failure <= 15; failure++) {
    attempts.failed('hanako');
    // The n-th failure locks for 2^(n-5) seconds. The fifteenth would lock for 1,024, which is cut to 900.
    const lockedMs = failure < 5 ? 0 : Math.min(1000 * 2 ** (failure - 5), quarterMs);
    nowMs += Math.max(0, lockedMs - 1);
    expect([failure, isLocked()]).toEqual([failure, failure >= 5]);
    nowMs += failure >= 5 ? 1 : 0;
    expect([failure, isLocked()]).toEqual([failure, false]);
  }
  for (let failure = 1; failure <= 4; failure++) attempts.failed('hanako');
  expect(isLocked()).toBe(false);
});
