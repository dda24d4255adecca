import { describe, expect, it } from 'vitest';
import {
  matchesPattern,
  PatternMalformed,
  parsePattern,
  resolvePattern,
  splitAtColons,
  variablesOf,
} from './pattern.ts';

const all = { variables: true, wildcards: true };
const context = { 'aws:username': 'me', 'aws:PrincipalTag/a-b.c_d': 'tag', 'aws:several': ['a', 'b'] };
const matches = (pattern: string, text: string) => {
  const resolved = resolvePattern(parsePattern(pattern, all), context);
  return resolved !== undefined && matchesPattern(resolved, text);
};

describe('a policy variable', () => {
  it('has a key of two parts, and perhaps a default', () => {
    const names = [
      '${aws:username}',
      "${aws:username,'x'}",
      "${aws:username  ,  'x y'}",
      'a*${aws:PrincipalTag/a-b.c_d}?',
    ];
    expect(names.flatMap((text) => variablesOf(parsePattern(text, all)))).toEqual([
      'aws:username',
      'aws:username',
      'aws:username',
      'aws:PrincipalTag/a-b.c_d',
    ]);
  });

  it.each([
    '${aws:username',
    '${}',
    '${username}',
    '${ aws:username}',
    '${aws:username }',
    "${aws:username, 'x' }",
    "${aws:username, 'x}",
    "${aws:username 'x'}",
    "${aws:username..,'x'y}",
    "${aws:usernamex,, 'x'}",
    '${aws:}',
    '${**}',
    'before${$$}',
  ])('is not %s', (text) => {
    expect(() => parsePattern(text, all)).toThrow(PatternMalformed);
    expect(() => parsePattern(`x${text}`, all)).toThrow(PatternMalformed);
    expect(parsePattern(text, { variables: false, wildcards: false })).toEqual(text.split(''));
  });

  it('is shown in a refusal', () => {
    expect(() => parsePattern('a${b', all)).toThrow(/^"a\$\{b" opens a policy variable that it does not close\.$/);
    expect(() => parsePattern('a${b}', all)).toThrow(/^"\$\{b\}" is not a policy variable; expected/);
  });

  it('stands for the one value of its key, and otherwise for its default', () => {
    expect([
      matches('a/${aws:username}/b', 'a/me/b'),
      matches('${aws:nobody}', ''),
      matches("${aws:nobody, 'it is'}", 'it is'),
      matches("${aws:nobody,''}", ''),
      matches("${aws:username, 'x'}", 'me'),
      matches("${aws:several,'x'}", 'x'),
      matches('${aws:several}', 'a'),
    ]).toEqual([true, false, true, true, true, true, false]);
  });

  it('of one sign stands for that sign', () => {
    expect([matches('${*}', '*'), matches('${*}', 'a'), matches('${?}', '?'), matches('${?}', 'a')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([matches('${$}{a}', '${a}'), matches('a${$}', 'a$')]).toEqual([true, true]);
  });

  it('is followed by plain text', () => {
    expect([matches('${aws:username}}', 'me}'), matches('${aws:username}x', 'me')]).toEqual([true, false]);
  });
});

it.each<[string, string, boolean]>([
  ['', '', true],
  ['', 'a', false],
  ['a', '', false],
  ['*', '', true],
  ['**', '', true],
  ['?', '', false],
  ['*?', '', false],
  ['*?', 'a', true],
  ['?*', 'abc', true],
  ['a*', 'a', true],
  ['a*b', 'ab', true],
  ['a*b', 'abab', true],
  ['a*b', 'aba', false],
  ['*ab', 'aab', true],
  ['*aab', 'aaaab', true],
  ['*a?c', 'abcabdac', false],
  ['*a?c', 'abcadc', true],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['ab', 'a', false],
  ['a', 'ab', false],
  ['b*', 'ab', false],
])('%j against %j is %s', (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected);
});

it('is read without wildcards where there are none', () => {
  const plain = parsePattern('a*?', { variables: true, wildcards: false });
  expect([matchesPattern(plain, 'a*?'), matchesPattern(plain, 'abc')]).toEqual([true, false]);
});

it('is split at its first colons, but not inside a variable', () => {
  const parts = (text: string, limit: number) =>
    splitAtColons(parsePattern(text, all), limit).map((part) =>
      part.map((token) => (typeof token === 'object' ? 'V' : String(token))).join(''),
    );
  expect([
    parts('a:b:c', 2),
    parts('a:b:c', 3),
    parts('a:b:c', 4),
    parts('', 2),
    parts('a::${aws:username}:', 6),
  ]).toEqual([['a', 'b:c'], ['a', 'b', 'c'], ['a', 'b', 'c'], [''], ['a', '', 'V', '']]);
});
