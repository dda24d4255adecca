import { describe, expect, it } from 'vitest';
import { optional, readInput, stringMap, text } from './request-shape.ts';

const refused = (code: string, message: string) => expect.objectContaining({ code, message }) as Error;
const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('a text of a request', () => {
  const name = text({ maxLength: 5, pattern: /^\w+$/ });

  it('is taken up to its length', () => {
    expect(name('a', 'UserName')).toBe('a');
    expect(name('abcde', 'UserName')).toBe('abcde');
    expect(thrownBy(() => name('abcdef', 'UserName'))).toEqual(
      refused(
        'InvalidParameterException',
        "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 5",
      ),
    );
  });

  it('follows its pattern, where it has one', () => {
    expect(thrownBy(() => name('a b', 'UserName'))).toEqual(
      refused(
        'InvalidParameterException',
        "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^\\w+$",
      ),
    );
    expect(text({ maxLength: 5 })('a b', 'UserName')).toBe('a b');
  });

  it.each([[undefined], [null], ['']])('is required: %j', (value) => {
    expect(thrownBy(() => name(value, 'UserName'))).toEqual(
      refused('InvalidParameterException', 'Missing required parameter UserName'),
    );
  });

  it.each([
    [1, 'number'],
    [{}, 'object'],
    [false, 'boolean'],
  ])('is no %j', (value, type) => {
    expect(thrownBy(() => name(value, 'UserName'))).toEqual(
      refused('SerializationException', `Expected UserName to be a string, got ${type}.`),
    );
  });
});

it('an optional member may be left out, and is checked where it is there', () => {
  const member = optional(text({ maxLength: 5 }));
  expect([undefined, null, 'a'].map((value) => member(value, 'Name'))).toEqual([undefined, undefined, 'a']);
  expect(thrownBy(() => member('', 'Name'))).toEqual(
    refused('InvalidParameterException', 'Missing required parameter Name'),
  );
});

describe('a map of strings', () => {
  it('is empty where it is left out', () => {
    expect([undefined, null, { a: 'b' }].map((value) => stringMap(value, 'Map'))).toEqual([{}, {}, { a: 'b' }]);
  });

  it.each([[[]], [['a']], ['a'], [1], [{ a: 1 }], [{ a: 'b', c: null }]])('is not %j', (value) => {
    expect(thrownBy(() => stringMap(value, 'Map'))).toEqual(
      refused('SerializationException', 'Expected Map to be a map of strings.'),
    );
  });
});

it('a request has its own members only', () => {
  const shape = { toString: optional(text({ maxLength: 5 })), Name: text({ maxLength: 5 }) };
  expect(readInput({ Name: 'a', Other: 1 }, shape)).toEqual({ toString: undefined, Name: 'a' });
});
