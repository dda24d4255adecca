import { expect, it } from 'vitest';
import { WrongFlag } from '../wrong-flag.ts';
import { readVerifyFlags, verifyUsage } from './verify-flags.ts';

it('flags of a check are read', () => {
  expect(readVerifyFlags(['a.zip', 'b.zip'], {})).toEqual({ files: ['a.zip', 'b.zip'] });
  expect(readVerifyFlags(['a.zip', '--record'], { MYHOME_ACCOUNT_EMAIL: 'a@b' })).toEqual({
    files: ['a.zip'],
    record: { outputsFile: '.local/amplify_outputs.json', email: 'a@b' },
  });
  expect(
    readVerifyFlags(['a.zip', '--record', '--device', 'USB', '--outputs', 'o.json', '--email', 'c@d'], {
      MYHOME_ACCOUNT_EMAIL: 'a@b',
    }),
  ).toEqual({ files: ['a.zip'], record: { device: 'USB', outputsFile: 'o.json', email: 'c@d' } });
  expect(readVerifyFlags(['--help'], {})).toBe('help');
  for (const code of [0, 1, 2, 64, 130]) expect(verifyUsage).toContain(`\n  ${code} `);
});

it.each([
  [[], /^Expected the zip file/],
  [['a.zip', '--device', 'x'.repeat(41), '--record'], /^--device: expected 1 to 40 characters, got 41/],
  [['a.zip', '--device', 'USB'], /^--device has no meaning without --record/],
  [['a.zip', '--email', 'x'], /^--email has no meaning without --record/],
  [['a.zip', '--mode', 'x'], /--mode/],
])('flags that cannot be understood are named in one line: %j', (args, sentence) => {
  expect(() => readVerifyFlags(args, {})).toThrow(WrongFlag);
  expect(() => readVerifyFlags(args, {})).toThrow(sentence);
});
