import { describe, expect, it } from 'vitest';
import { decodePath, parseRequestTarget, TargetMalformed } from './request-target.ts';

describe('a request target', () => {
  it.each<[string, string, readonly (readonly [string, string])[]]>([
    ['/', '/', []],
    ['/a/../b%2Fc', '/a/../b%2Fc', []],
    ['/?', '/', []],
    ['/a?b', '/a', [['b', '']]],
    ['/a?b=', '/a', [['b', '']]],
    ['/a?=c', '/a', [['', 'c']]],
    [
      '/a?b=c=d&b=e&&f',
      '/a',
      [
        ['b', 'c=d'],
        ['b', 'e'],
        ['f', ''],
      ],
    ],
    ['/a?b+c=d%2Be?', '/a', [['b c', 'd+e?']]],
  ])('%s is taken apart', (target, rawPath, query) => {
    expect(parseRequestTarget(target)).toEqual({ rawPath, query });
  });

  it.each(['', '?a=b', 'http://a/', '*'])('%j is none', (target) => {
    expect(() => parseRequestTarget(target)).toThrow(TargetMalformed);
  });

  it('is quoted in part only', () => {
    expect(() => parseRequestTarget('x'.repeat(81))).toThrow(`got "${'x'.repeat(80)}".`);
    expect(() => parseRequestTarget(`/?${'x'.repeat(79)}%FF`)).toThrow(
      `"${'x'.repeat(79)}%" is not percent-encoded UTF-8.`,
    );
  });
});

it('a path is decoded with its pluses, and what cannot be decoded keeps its cause', () => {
  expect(decodePath('/a+b%20c')).toBe('/a+b c');
  try {
    decodePath('%FF');
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ name: 'TargetMalformed', cause: expect.any(URIError) as unknown });
  }
});
