import { expect, it } from 'vitest';
import { isArnShaped } from './arn-match.ts';

it.each<[string, boolean, boolean?]>([
  ['arn:aws:s3:::archive', true],
  ['arn:aws:lambda:ap-northeast-1:123456789012:function:worker:1', true],
  ['arn:aws:s3:::${aws:username}', true],
  ['arn:${aws:username}:s3::', false],
  ['arn:aws:s3:${aws:username}:archive', false],
  ['arn:aws:s3:${aws:username}:archive', true, false],
  ['arn:aws:s3:::${', true, false],
  ['arn:aws:s3', false],
  ['x:aws:s3:::archive', false],
  ['*', false],
])('%s has the shape of an ARN: %s', (text, expected, variables = true) => {
  expect(isArnShaped(text, variables)).toBe(expected);
});
