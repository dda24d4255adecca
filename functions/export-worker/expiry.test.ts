import { expect, it } from 'vitest';
import { expiryOf } from './expiry.ts';

const now = new Date('2026-01-10T15:00:00.000Z');

it('is what S3 says it is', () => {
  expect(expiryOf('expiry-date="Sun, 18 Jan 2026 00:00:00 GMT", rule-id="remove-archives"', now, 30)).toEqual(
    new Date('2026-01-18T00:00:00.000Z'),
  );
});

it.each([undefined, '', 'expiry-date="soon", rule-id="x"'])(
  'is the first midnight UTC after the days of the rule when S3 says %j',
  (said) => {
    expect(expiryOf(said, now, 7)).toEqual(new Date('2026-01-18T00:00:00.000Z'));
  },
);
