import { describe, expect, it } from 'vitest';
import { ServiceRefusal } from '../http/json-refusal.ts';
import {
  complaintsAboutNumber,
  complaintsAboutText,
  readParameters,
  refuseComplaints,
  refuseOthers,
} from './parameters.ts';

const refusalOf = (act: () => unknown) => {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof ServiceRefusal) return [error.type, error.message, error.status];
    throw error;
  }
};

describe('the parameters of a request', () => {
  it('are read from a form', () => {
    expect([...readParameters(Buffer.from('a=1&b=x%20y&c=%E3%81%82&d'))]).toEqual([
      ['a', '1'],
      ['b', 'x y'],
      ['c', 'あ'],
      ['d', ''],
    ]);
    expect(readParameters(Buffer.alloc(0)).size).toBe(0);
  });

  it('are refused where a name stands twice', () => {
    expect(refusalOf(() => readParameters(Buffer.from('a=1&b=2&a=1')))).toEqual([
      'MalformedQueryString',
      'The parameter a is given twice.',
      404,
    ]);
  });

  it('are refused where the operation does not take them', () => {
    const asked = (...names: readonly string[]) =>
      refusalOf(() => refuseOthers(new Map(names.map((name) => [name, 'x'])), ['Tags', 'RoleArn']));
    expect(asked('Action', 'Version', 'RoleArn', 'Tags.member.1.Key')).toBeUndefined();
    expect(asked()).toBeUndefined();
    for (const name of ['Policy', 'PolicyArns.member.1.arn', 'tags.member.1', ''])
      expect(asked('Action', name)).toEqual([
        'ValidationError',
        `${name.split('.')[0] ?? ''} is not emulated by the local host.`,
        400,
      ]);
  });
});

describe('a text', () => {
  const limits = { min: 2, max: 3, pattern: /^[a-z]*$/, shown: '[a-z]*' };
  const complaints = (value?: string) => complaintsAboutText(value, 'name', limits);

  it('is fine within its limits', () => {
    expect([complaints('ab'), complaints('abc')]).toEqual([[], []]);
  });

  it('is complained about in the words of STS', () => {
    expect(complaints()).toEqual(["Value null at 'name' failed to satisfy constraint: Member must not be null"]);
    expect(complaints('a')).toEqual([
      "Value 'a' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 2",
    ]);
    expect(complaints('ABCD')).toEqual([
      "Value 'ABCD' at 'name' failed to satisfy constraint: Member must have length less than or equal to 3",
      "Value 'ABCD' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]*",
    ]);
  });
});

describe('a number', () => {
  const complaints = (value: string) => complaintsAboutNumber(value, 'seconds', { min: 10, max: 20 });

  it('is fine within its limits', () => {
    expect([complaints('10'), complaints('20'), complaints('0000000015')]).toEqual([[], [], []]);
  });

  it('is complained about in the words of STS', () => {
    for (const value of ['9', '-15'])
      expect(complaints(value)).toEqual([
        `Value '${value}' at 'seconds' failed to satisfy constraint: Member must have value greater than or equal to 10`,
      ]);
    for (const value of ['21', '9999999999'])
      expect(complaints(value)).toEqual([
        `Value '${value}' at 'seconds' failed to satisfy constraint: Member must have value less than or equal to 20`,
      ]);
  });

  it.each(['', 'x', 'x15', '15x', '--15', '1.5', '00000000015', '1e1', ' 15'])('is not %j', (value) => {
    expect(refusalOf(() => complaints(value))).toEqual([
      'MalformedInput',
      `seconds is no whole number: "${value}".`,
      400,
    ]);
  });
});

it('complaints are refused together, and none is no refusal', () => {
  expect(refusalOf(() => refuseComplaints([]))).toBeUndefined();
  expect(refusalOf(() => refuseComplaints(['a']))).toEqual(['ValidationError', '1 validation error detected: a', 400]);
  expect(refusalOf(() => refuseComplaints(['a', 'b']))).toEqual([
    'ValidationError',
    '2 validation errors detected: a; b',
    400,
  ]);
});
