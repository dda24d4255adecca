import { expect, it } from 'vitest';
import { decideConcurrency, reservableFor } from './reserved-concurrency.ts';

const exports_ = { name: 'workerConcurrency', work: 'exports' } as const;

it.each([
  ['a new account', { limit: 10, unreserved: 10, ofOurs: 0 }, 0],
  ['an account with just what must stay unreserved', { limit: 100, unreserved: 100, ofOurs: 0 }, 0],
  ['one more', { limit: 101, unreserved: 101, ofOurs: 0 }, 1],
  ['an ordinary account', { limit: 1000, unreserved: 1000, ofOurs: 0 }, 900],
  ['an account in which others reserve', { limit: 1000, unreserved: 150, ofOurs: 0 }, 50],
  ['the second deployment, which has what it took before', { limit: 110, unreserved: 100, ofOurs: 10 }, 10],
])('%s can reserve', (_, account, expected) => {
  expect(reservableFor(account)).toBe(expected);
});

it('reserves what the setting asks for where the account has it', () => {
  expect(decideConcurrency(exports_, 10, 10)).toEqual({
    reserved: 10,
    sentence: '10 concurrent executions are reserved for exports.',
  });
});

it('reserves nothing where the account has less, and says which quota to raise and by how much', () => {
  const { reserved, sentence } = decideConcurrency(exports_, 10, 4);
  expect(reserved).toBeUndefined();
  expect(sentence).toMatch(
    /^No concurrency is reserved.* asks for 10, and this account can reserve 4 .*"Concurrent executions" \(L-B99A9384\) by at least 6 /,
  );
});

it('reserves nothing where the account was not asked, and says what asks it', () => {
  expect(decideConcurrency(exports_, 10, undefined)).toEqual({
    sentence:
      'No concurrency is reserved for exports, because the account was not asked what it can reserve; `npm run deploy` asks it, and reserves 10 where it can.',
  });
});

it('reserves nothing without the setting', () => {
  expect(decideConcurrency(exports_, undefined, 900)).toEqual({
    sentence: 'No concurrency is reserved for exports, because the setting workerConcurrency is not set.',
  });
});
