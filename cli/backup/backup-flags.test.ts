import { expect, it } from 'vitest';
import { WrongFlag } from '../wrong-flag.ts';
import { readBackupFlags } from './backup-flags.ts';

it('flags of a backup are read', () => {
  expect(readBackupFlags(['--to', 'dir'], { MYHOME_ACCOUNT_EMAIL: 'a@b' })).toEqual({
    dir: 'dir',
    keep: { daily: 7, weekly: 5, monthly: 12, yearly: 100 },
    scrub: false,
    outputsFile: '.local/amplify_outputs.json',
    email: 'a@b',
  });
  expect(readBackupFlags(['--to', 'dir', '--scrub', '--keep-daily', '0'], {})).toMatchObject({
    keep: { daily: 0, weekly: 5 },
    scrub: true,
  });
});

it.each([
  [[], /^Expected --to and a folder/],
  [['dir'], /^Unexpected argument 'dir'/],
  [['--to', 'dir', '--keep-daily=-1'], /^--keep-daily: expected a number from 0 to 9999, got "-1"\.$/],
  [['--to', 'dir', '--keep-yearly', 'all'], /^--keep-yearly: expected a number/],
])('flags that cannot be understood are named in one line: %j', (args, sentence) => {
  expect(() => readBackupFlags(args, {})).toThrow(WrongFlag);
  expect(() => readBackupFlags(args, {})).toThrow(sentence);
});
