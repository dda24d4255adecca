import { expect, it } from 'vitest';
import { printable } from './printable.ts';

it('a terminal obeys no character of a printed line', () => {
  expect(printable('a\u001b[2Jb\r\nc\u202ed')).toBe(String.raw`a\u{1b}[2Jb\u{d}\u{a}c\u{202e}d`);
  expect(printable('牛乳 "x" 𠮷 → -1')).toBe('牛乳 "x" 𠮷 → -1');
});
