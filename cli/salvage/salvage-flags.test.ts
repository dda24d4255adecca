import { expect, it } from 'vitest';
import { WrongFlag } from '../wrong-flag.ts';
import { readSalvageFlags, salvageUsage } from './salvage-flags.ts';

it('flags of a salvage are read', () => {
  expect(readSalvageFlags(['copy.zip'], {})).toEqual({ file: 'copy.zip', outDir: '.' });
  expect(readSalvageFlags(['copy.zip', '--out', 'dir'], {})).toEqual({ file: 'copy.zip', outDir: 'dir' });
  expect(readSalvageFlags(['--help'], {})).toBe('help');
  for (const code of [0, 1, 2, 64, 130]) expect(salvageUsage).toContain(`\n  ${code} `);
});

it.each([
  [[], /^Expected one file, got 0/],
  [['a.zip', 'b.zip'], /^Expected one file, got 2/],
  [['a.zip', '--out', ''], /^--out: expected a value/],
  [['a.zip', '--email', 'x'], /--email/],
])('flags that cannot be understood are named in one line: %j', (args, sentence) => {
  expect(() => readSalvageFlags(args, {})).toThrow(WrongFlag);
  expect(() => readSalvageFlags(args, {})).toThrow(sentence);
});
