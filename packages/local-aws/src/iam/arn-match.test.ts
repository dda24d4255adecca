import { expect, it } from 'vitest';
import { matchesArn } from './arn-match.ts';

it.each([
  ['arn:aws:s3:::archive/*', 'arn:aws:s3:::archive/a', true],
  ['arn:aws:s3:::archive/*', 'arn:aws:s3:::archive/a:b', true],
  ['arn:aws:s3', 'arn:aws:s3:::archive/a', false],
  ['arn:*', 'arn:aws:s3:::archive/a', false],
  ['*', 'anything', true],
  ['arn:aws:s3:::*', 'arn:aws:s3', false],
])('%s and %s: %s', (pattern, arn, expected) => {
  expect(matchesArn(pattern, arn, {}, true)).toBe(expected);
});
