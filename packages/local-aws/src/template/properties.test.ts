import { describe, expect, it } from 'vitest';
import type { Property } from './properties.ts';
import {
  because,
  flag,
  group,
  ignored,
  list,
  mapOf,
  oneOf,
  oneOrMany,
  optional,
  passedOver,
  readResource,
  text,
  textOrEmpty,
  wholeNumber,
} from './properties.ts';
import type { ResolvedResource } from './resolved-resource.ts';
import { UnsupportedProperty } from './unsupported-property.ts';

const type = 'AWS::DynamoDB::Table';
const resource = (properties: Record<string, unknown>): ResolvedResource => ({
  stack: 'Data',
  logicalId: 'Thing',
  type,
  physicalId: 'thing',
  properties,
});
const read = <T>(property: Property<T>, value: unknown) => property(value, 'Data/Thing.It');

describe('a resource', () => {
  const shape = { ...passedOver({ Tags: 'nothing reads them' }), Keys: list(text), Name: optional(text) };

  it('is what the readers of its properties make of them; what is left out or passed over is not there', () => {
    expect(Object.entries(readResource(resource({ Keys: ['a'], Tags: [1] }), type, shape))).toEqual([['Keys', ['a']]]);
  });

  it.each(['StreamSpecification', 'constructor', '__proto__'])(
    'with a property that nobody reads is refused by place, type and name: %s',
    (name) => {
      const properties = JSON.parse(`{"Keys": [], "${name}": {}}`) as Record<string, unknown>;
      expect(() => readResource(resource(properties), type, shape)).toThrow(UnsupportedProperty);
      expect(() => readResource(resource(properties), type, shape)).toThrow(
        `Data/Thing (${type}).${name} is not emulated by the local host. Change infra/, or teach local/ what it means.`,
      );
    },
  );

  it('of another type is refused', () => {
    expect(() => readResource(resource({}), 'AWS::S3::Bucket', {})).toThrow(
      `Data/Thing (${type}): expected a resource of type AWS::S3::Bucket`,
    );
  });

  it('is refused by the path to what is wrong in it: where, what is expected, what came, what to do', () => {
    const deep = { Rules: list(group({ Days: wholeNumber({ min: 1 }) })) };
    expect(() => readResource(resource({ Rules: [{ Days: 1 }, { Days: -1 }] }), type, deep)).toThrow(
      `Data/Thing (${type}).Rules[1].Days: the local host expects a whole number of at least 1, got -1. Change infra/, or teach local/ what it means.`,
    );
    expect(() => readResource(resource({ Rules: [{ Days: 1, Hours: 2 }] }), type, deep)).toThrow(
      `Data/Thing (${type}).Rules[0].Hours is not emulated`,
    );
  });
});

it('takes the texts that CloudFormation takes for flags and numbers', () => {
  expect([read(flag, 'true'), read(flag, 'false'), read(oneOf(true), 'true'), read(oneOf(0, 7), '7')]).toEqual([
    true,
    false,
    true,
    7,
  ]);
  expect(read(wholeNumber({ min: 1, max: 9 }), '7')).toBe(7);
});

it('takes what stands for a property that is left out', () => {
  expect([
    read(optional(flag, true), undefined),
    read(optional(text), undefined),
    read(optional(list(text), []), undefined),
  ]).toEqual([true, undefined, []]);
  expect(read(group({ Deep: group({ On: optional(flag, false) }) }), undefined)).toEqual({ Deep: { On: false } });
});

it('takes a lone entry for a list of one, and names that the template chooses', () => {
  expect([read(oneOrMany(text), 'a'), read(oneOrMany(text), ['a', 'b'])]).toEqual([['a'], ['a', 'b']]);
  expect(read(mapOf(textOrEmpty), { A: '', B: 'b' })).toEqual({ A: '', B: 'b' });
});

it.each<[string, Property<unknown>, unknown, string]>([
  ['no text', text, undefined, 'expects a text, got nothing.'],
  ['an empty text', text, '', 'expects a text, got "".'],
  ['a number for a text', textOrEmpty, 7, 'got 7.'],
  ['no flag', flag, undefined, 'true or false, got nothing'],
  ['another text for a flag', flag, 'True', 'got "True"'],
  ['another text for a number', wholeNumber({ min: 0 }), '7 days', 'got "7 days"'],
  ['an empty text for a number', wholeNumber({ min: 0 }), '', 'got ""'],
  ['a fraction', wholeNumber({ min: 0, max: 9 }), 1.5, 'a whole number from 0 to 9, got 1.5'],
  ['a number out of range', wholeNumber({ min: 0, max: 9 }), '10', 'got "10"'],
  ['another value', oneOf('ON', 'OFF'), 'on', 'expects "ON" or "OFF", got "on"'],
  ['a text that reads like one of the numbers', oneOf('7'), 7, 'expects "7", got 7'],
  ['no list', list(text), undefined, 'expects a list, got nothing'],
  ['a structure for a list', list(text), { 0: 'a' }, 'expects a list, got {"0":"a"}'],
  ['nothing for one or many', oneOrMany(text), undefined, 'expects a list, got nothing'],
  ['a list for a structure', group({}), [], 'expects a structure, got []'],
  ['null for a structure', group({}), null, 'expects a structure, got null'],
  ['a member of a map', mapOf(text), { A: 1 }, 'Data/Thing.It.A: '],
  [
    'what has a reason',
    because('There is no KMS here.', oneOf('AES256')),
    'aws:kms',
    'teach local/ what it means. There is no KMS here.',
  ],
])('refuses %s', (_, property, value, message) => {
  expect(() => read(property, value)).toThrow(UnsupportedProperty);
  expect(() => read(property, value)).toThrow(message);
});

it('cuts a long value short', () => {
  expect(() => read(ignored, 'x'.repeat(1000))).not.toThrow();
  expect(() => read(flag, 'x'.repeat(1000))).toThrow(/x{78}…\. Change/);
});
