import { expect, it } from 'vitest';
import { numberedName } from './numbered-name.ts';

it('numbers a name that is taken', () => {
  expect([1, 2, 10].map((number) => numberedName('myhome-account_all.zip', number))).toEqual([
    'myhome-account_all.zip',
    'myhome-account_all-2.zip',
    'myhome-account_all-10.zip',
  ]);
});
