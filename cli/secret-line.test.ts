import { describe, expect, it } from 'vitest';
import { SecretLine } from './secret-line.ts';

/** Types the text byte by byte, and also pastes it at once. Both must give the same line. */
function typed(text: string): unknown {
  const bytes = Buffer.from(text);
  const slow = new SecretLine({ editable: true });
  let ended: ReturnType<SecretLine['take']>;
  let used = 0;
  while (ended === undefined && used < bytes.length) ended = slow.take(bytes.subarray(used, ++used));
  const pasted = new SecretLine({ editable: true }).take(bytes);
  const textOf = (end: typeof ended) => (typeof end === 'object' ? { text: end.text } : end);
  expect(textOf(pasted)).toEqual(textOf(ended));
  return typeof ended === 'object' ? ended.text : ended;
}

describe('a line typed at a terminal', () => {
  it.each<[string, string, unknown]>([
    ['ends with Enter', 'pass word\r', 'pass word'],
    ['ends with a line feed', 'password\n', 'password'],
    ['goes on', 'password', undefined],
    ['takes wide characters', '家計簿-2026-🏠\r', '家計簿-2026-🏠'],
    ['takes back one character', 'passwx\u007f\r', 'passw'],
    ['takes back a wide character', '家計\u007f\r', '家'],
    ['takes back an emoji of several parts', 'a👨‍👩‍👧\b\r', 'a'],
    ['takes back nothing where there is nothing', '\u007f\u007fa\r', 'a'],
    ['is erased whole with Ctrl-U', 'wrong\u0015right\r', 'right'],
    ['ends the command with Ctrl-C', 'pass\u0003', 'interrupt'],
    ['ends with Ctrl-D', 'pass\u0004', 'pass'],
    ['is none with Ctrl-D alone', '\u0004', undefined],
    ['holds no arrow keys', 'a\u001b[Db\u001bOCc\u001b[3~d\r', 'abcd'],
    ['holds no marks of a paste', '\u001b[200~secret\u001b[201~\r', 'secret'],
    ['holds no other control characters', 'a\u0001\u001ab\tc\r', 'abc'],
    ['may be empty', '\r', ''],
  ])('%s', (_, keys, line) => {
    expect(typed(keys)).toBe(line);
  });

  it('leaves what was pasted after it', () => {
    expect(new SecretLine({ editable: true }).take(Buffer.from('password\r123456\r'))).toEqual({
      text: 'password',
      rest: Buffer.from('123456\r'),
    });
  });
});

describe('a line from a pipe', () => {
  it.each([
    ['password\n', 'password'],
    ['password\r\nmore', 'password'],
    ['a\u0003b\u007f\n', 'a\u0003b\u007f'],
  ])('is taken as it is: %j', (piped, text) => {
    expect(new SecretLine({ editable: false }).take(Buffer.from(piped))).toMatchObject({ text });
  });

  it('without its end is what has come', () => {
    const line = new SecretLine({ editable: false });
    expect(line.take(Buffer.from('password'))).toBeUndefined();
    expect(line.text()).toBe('password');
  });
});
