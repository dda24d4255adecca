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

  it('is read by the readers of its properties, without omitted and passed-over ones', () => {
    expect(Object.entries(readResource(resource({ Keys: ['a'], Tags: [1] }), type, shape))).toEqual([['Keys', ['a']]]);
  });

  it.each(['StreamSpecification', 'constructor', '__proto__'])(
    'is refused by place, type and name with a property without a reader: %s',
    (name) => {
      const properties = JSON.parse(`{"Keys": [], "${name}": {}}`) as Record<string, unknown>;
      expect(() => readResource(resource(properties), type, shape)).toThrow(UnsupportedProperty);
      expect(() => readResource(resource(properties), type, shape)).toThrow(
        `Data/Thing (${type}).${name} is not emulated by the local host. Change the template, or add support to local-aws.`,
      );
    },
  );

  it('is refused when it has another type', () => {
    expect(() => readResource(resource({}), 'AWS::S3::Bucket', {})).toThrow(
      `Data/Thing (${type}): expected a resource of type AWS::S3::Bucket`,
    );
  });

  it('is refused with the path, the expected and the actual value, and the remedy', () => {
    const deep = { Rules: list(group({ Days: wholeNumber({ min: 1 }) })) };
    expect(() => readResource(resource({ Rules: [{ Days: 1 }, { Days: -1 }] }), type, deep)).toThrow(
      `Data/Thing (${type}).Rules[1].Days: the local host expects a whole number of at least 1, got -1. Change the template, or add support to local-aws.`,
    );
    expect(() => readResource(resource({ Rules: [{ Days: 1, Hours: 2 }] }), type, deep)).toThrow(
      `Data/Thing (${type}).Rules[0].Hours is not emulated`,
    );
  });
});

it('flags and numbers may be the texts that CloudFormation accepts', () => {
  expect([read(flag, 'true'), read(flag, 'false'), read(oneOf(true), 'true'), read(oneOf(0, 7), '7')]).toEqual([
    true,
    false,
    true,
    7,
  ]);
  expect(read(wholeNumber({ min: 1, max: 9 }), '7')).toBe(7);
});

it('an omitted property has its default', () => {
  expect([
    read(optional(flag, true), undefined),
    read(optional(text), undefined),
    read(optional(list(text), []), undefined),
  ]).toEqual([true, undefined, []]);
  expect(read(group({ Deep: group({ On: optional(flag, false) }) }), undefined)).toEqual({ Deep: { On: false } });
});

it('a single entry may replace a list of one, and a map has names of the template', () => {
  expect([read(oneOrMany(text), 'a'), read(oneOrMany(text), ['a', 'b'])]).toEqual([['a'], ['a', 'b']]);
  expect(read(mapOf(textOrEmpty), { A: '', B: 'b' })).toEqual({ A: '', B: 'b' });
});

it.each<[string, Property<unknown>, unknown, string]>([
  ['a missing text', text, undefined, 'expects a text, got nothing.'],
  ['an empty text', text, '', 'expects a text, got "".'],
  ['a number for a text', textOrEmpty, 7, 'got 7.'],
  ['a missing flag', flag, undefined, 'true or false, got nothing'],
  ['another text for a flag', flag, 'True', 'got "True"'],
  ['another text for a number', wholeNumber({ min: 0 }), '7 days', 'got "7 days"'],
  ['an empty text for a number', wholeNumber({ min: 0 }), '', 'got ""'],
  ['a fraction', wholeNumber({ min: 0, max: 9 }), 1.5, 'a whole number from 0 to 9, got 1.5'],
  ['a number out of range', wholeNumber({ min: 0, max: 9 }), '10', 'got "10"'],
  ['another value', oneOf('ON', 'OFF'), 'on', 'expects "ON" or "OFF", got "on"'],
  ['a number for an equal text', oneOf('7'), 7, 'expects "7", got 7'],
  ['a missing list', list(text), undefined, 'expects a list, got nothing'],
  ['a structure for a list', list(text), { 0: 'a' }, 'expects a list, got {"0":"a"}'],
  ['a missing entry of one or many', oneOrMany(text), undefined, 'expects a list, got nothing'],
  ['a list for a structure', group({}), [], 'expects a structure, got []'],
  ['null for a structure', group({}), null, 'expects a structure, got null'],
  ['a member of a map', mapOf(text), { A: 1 }, 'Data/Thing.It.A: '],
  [
    'a value with the reason',
    because('There is no KMS here.', oneOf('AES256')),
    'aws:kms',
    'add support to local-aws. There is no KMS here.',
  ],
])('refuses %s', (_, property, value, message) => {
  expect(() => read(property, value)).toThrow(UnsupportedProperty);
  expect(() => read(property, value)).toThrow(message);
});

it('a long value is shortened in the message', () => {
  expect(() => read(ignored, 'x'.repeat(1000))).not.toThrow();
  expect(() => read(flag, 'x'.repeat(1000))).toThrow(/x{78}…\. Change/);
});
