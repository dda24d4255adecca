import { describe, expect, it } from 'vitest';
import type { Member } from '../request-shape.ts';
import {
  clientId,
  confirmationCode,
  emailAttribute,
  noSecret,
  parameters,
  password,
  session,
  token,
  username,
} from './members.ts';

const isTaken = (member: Member<unknown>, value: unknown): boolean => {
  try {
    member(value, 'It');
    return true;
  } catch {
    return false;
  }
};

describe('a member of many requests', () => {
  it.each<[string, Member<string>, number, readonly string[], readonly string[]]>([
    ['client id', clientId, 128, ['1example23456789', 'a_b+c'], ['a b', 'a-b', ' ab', 'ab ', 'a\nb']],
    ['user name', username, 128, ['hanako@example.com', '花子', 'e\u0301', '円¥'], ['a b', ' ab', 'ab ', 'a\tb']],
    ['password', password, 256, ['a', 'ab', 'pass word', 'パスワード'], [' ab', 'ab ', ' ', 'a\nb']],
    ['code', confirmationCode, 2048, ['1', '123456'], ['12 34', ' 12', '12 ']],
    ['token', token, 16_384, ['aA0-_=.'], ['a b', 'a!', '!a', 'a/b']],
  ])('%s', (_, member, most, right, wrong) => {
    for (const value of right) expect([value, isTaken(member, value)]).toEqual([value, true]);
    for (const value of wrong) expect([value, isTaken(member, value)]).toEqual([value, false]);
    expect(isTaken(member, 'a'.repeat(most))).toBe(true);
    expect(isTaken(member, 'a'.repeat(most + 1))).toBe(false);
  });

  it('session, of twenty characters at least', () => {
    for (const [length, taken] of [
      [19, false],
      [20, true],
      [2048, true],
      [2049, false],
    ] as const)
      expect(isTaken(session, 'a'.repeat(length))).toBe(taken);
    expect(isTaken(session, `${'a'.repeat(20)} `)).toBe(false);
    expect(isTaken(session, ` ${'a'.repeat(20)}`)).toBe(false);
  });

  it('secret hash, which no client has', () => {
    expect([undefined, null].map((value) => noSecret(value, 'SecretHash'))).toEqual([undefined, undefined]);
    expect(() => noSecret('', 'SecretHash')).toThrow('not configured for secret');
  });

  it('attribute, which is the email', () => {
    expect(emailAttribute('email', 'AttributeName')).toBe('email');
    expect(() => emailAttribute('phone_number', 'AttributeName')).toThrow('only email, got AttributeName phone_number');
    expect(() => emailAttribute('a'.repeat(33), 'AttributeName')).toThrow('less than or equal to 32');
  });
});

describe('parameters of a sign-in', () => {
  it('are read by their names', () => {
    const read = parameters({ USERNAME: 'hanako', EMPTY: '' }, 'AuthParameters');
    expect(read('USERNAME')).toBe('hanako');
    for (const name of ['EMPTY', 'PASSWORD', 'toString'])
      expect(() => read(name)).toThrow(`Missing required parameter ${name}`);
  });

  it('have no secret hash', () => {
    expect(() => parameters({ SECRET_HASH: 'x' }, 'AuthParameters')).toThrow('not configured for secret');
    expect(() => parameters({ SECRET_HASH: '' }, 'AuthParameters')).toThrow('not configured for secret');
  });
});
