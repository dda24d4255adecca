import { expect, it } from 'vitest';
import { ulidAlphabet, ulidCharacter, ulidPattern, ulidTimeMs } from './ulid.ts';

it('has the 32 characters of its pattern, in order', () => {
  const all = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
  expect(all.filter((character) => new RegExp(`^${ulidCharacter}$`).test(character)).join('')).toBe(ulidAlphabet);
  expect(ulidAlphabet).toHaveLength(32);
});

it('is at most 128 bits', () => {
  const pattern = new RegExp(ulidPattern);
  expect(pattern.test('7ZZZZZZZZZZZZZZZZZZZZZZZZZ')).toBe(true);
  expect(pattern.test('80000000000000000000000000')).toBe(false);
});

it('begins with its time, as in the specification’s reference implementation', () => {
  expect(ulidTimeMs('01ARYZ6S410000000000000000')).toBe(1_469_918_176_385);
});
