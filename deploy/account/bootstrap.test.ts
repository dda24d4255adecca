import { expect, it } from 'vitest';
import { checkBootstrapVersion } from './bootstrap.ts';

const account = { accountId: '123456789012', region: 'ap-northeast-1', arn: 'arn' };

it.each([
  [6, 6],
  [30, 6],
])('version %i is enough for %i', (found, needed) => {
  expect(checkBootstrapVersion(found, needed, account)).toBe(`The region is bootstrapped (version ${found}).`);
});

it.each([
  [5, 6],
  [NaN, 6],
])('version %d is not enough for %i, and the command is named', (found, needed) => {
  expect(() => checkBootstrapVersion(found, needed, account)).toThrow(
    'run npx cdk bootstrap aws://123456789012/ap-northeast-1 again',
  );
});
