import { describe, expect, it } from 'vitest';
import { endOfString, endOfValue, NotCompactJson } from './json-bytes.ts';

const valueAt = (text: string, at: number) => text.slice(at, endOfValue(Buffer.from(text), at));

describe('a value in bytes', () => {
  it.each([
    '""',
    '"a"',
    '"\\""',
    '"\\\\"',
    '"]}"',
    '{}',
    '[]',
    '[[],[{}]]',
    '{"a":"}","b":[1,"]"]}',
    '{"\\"}":{}}',
    '-1.5e3',
    'true',
    'null',
  ])('ends with its last byte, whatever follows: %s', (value) => {
    for (const [before, after] of [
      ['', ''],
      ['[', ']'],
      ['[', ',1]'],
      ['{"a":', '}'],
      ['{"a":', ',"b":1}'],
    ])
      expect(valueAt(`${before}${value}${after}`, before?.length ?? 0)).toBe(value);
  });

  it.each(['', ',', '}', ']', '"', '"a', '"a\\"', '{', '[', '[[]', '{"a":1', '{"}'])('is none: %s', (text) => {
    expect(() => endOfValue(Buffer.from(text), 0)).toThrow(NotCompactJson);
  });

  it('that is a string ends behind its closing quote', () => {
    expect(endOfString(Buffer.from('x"a\\"b"c'), 1)).toBe(7);
  });
});
