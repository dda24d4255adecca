import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttributeValue, Item } from '../items/attribute-value.ts';
import { ItemUnwritable } from '../items/attribute-value.ts';
import { anyItem } from '../items/item-arbitrary.ts';
import { attributeJson, jsonLineWriter } from './jsonl.ts';

/** Converts DynamoDB JSON back to the SDK's shape, with JSON.parse and none of the project's code. */
function readBack(line: string): Item {
  const revive = (value: Record<string, unknown>): AttributeValue => {
    const [[type, held] = ['none', undefined]] = Object.entries(value);
    if (type === 'B') return { B: new Uint8Array(Buffer.from(held as string, 'base64')) };
    if (type === 'BS') return { BS: (held as string[]).map((text) => new Uint8Array(Buffer.from(text, 'base64'))) };
    if (type === 'L') return { L: (held as Record<string, unknown>[]).map(revive) };
    if (type === 'M') return { M: reviveMap(held as Record<string, Record<string, unknown>>) };
    return value;
  };
  const reviveMap = (map: Record<string, Record<string, unknown>>): Item =>
    Object.fromEntries(Object.entries(map).map(([name, value]) => [name, revive(value)]));
  return reviveMap(JSON.parse(line) as Record<string, Record<string, unknown>>);
}

/** The same item with the members of its sets sorted, because a set has no order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => {
      if ((name === 'SS' || name === 'NS') && Array.isArray(held)) return [name, held.toSorted()];
      if (name === 'BS' && Array.isArray(held))
        return [name, held.map((bytes: Uint8Array) => Buffer.from(bytes).toString('base64')).sort()];
      return [name, canonical(held)];
    }),
  );
}

describe('a JSONL entry', () => {
  it('gives every item back, of all ten types, to the byte', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 4 }), (items) => {
        const line = jsonLineWriter();
        for (const item of items) {
          const written = line(item);
          expect(written).not.toContain('\n');
          expect(canonical(readBack(written))).toEqual(canonical(item));
        }
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('writes the same line for the same item, in whatever order its attributes and sets come', () => {
    const shuffled = (item: Item): Item =>
      Object.fromEntries(
        Object.entries(item)
          .reverse()
          .map(([name, value]) => [name, value.SS ? { SS: value.SS.toReversed() } : value]),
      );
    fc.assert(
      fc.property(anyItem, (item) => {
        expect(jsonLineWriter()(shuffled(item))).toBe(jsonLineWriter()(item));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('writes the keys of a map in code-unit order', () => {
    const M = { b: { N: '1' }, Z: { N: '2' }, a: { N: '3' } };
    expect(jsonLineWriter()({ m: { M } })).toBe('{"m":{"M":{"Z":{"N":"2"},"a":{"N":"3"},"b":{"N":"1"}}}}');
  });

  it('keeps a 38-digit number as it is', () => {
    const N = '12345678901234567890123456789012345678';
    expect(jsonLineWriter()({ value: { N } })).toBe(`{"value":{"N":"${N}"}}`);
  });

  it('takes up an attribute that appears late', () => {
    const line = jsonLineWriter();
    line({ a: { S: '1' } });
    expect(line({ b: { S: '2' }, a: { S: '1' } })).toBe('{"a":{"S":"1"},"b":{"S":"2"}}');
    expect(line({ a: { S: '1' } })).toBe('{"a":{"S":"1"}}');
  });

  it('keeps items apart whose attributes only begin alike, or are as many', () => {
    const line = jsonLineWriter();
    const [S, a] = ['1', '{"S":"1"}'];
    expect(line({})).toBe('{}');
    expect(line({ a: { S }, b: { S } })).toBe(`{"a":${a},"b":${a}}`);
    expect(line({ a: { S } })).toBe(`{"a":${a}}`);
    expect(line({ b: { S } })).toBe(`{"b":${a}}`);
    expect(line({ b: { S }, c: { S } })).toBe(`{"b":${a},"c":${a}}`);
    expect(line({})).toBe('{}');
  });

  it('refuses a value of a type that DynamoDB does not have, by the attribute’s name', () => {
    const value = { $unknown: ['D', '2025-01-01'] } as AttributeValue;
    expect(() => jsonLineWriter()({ memo: { M: { day: value } } })).toThrow(ItemUnwritable);
    expect(() => jsonLineWriter()({ memo: value })).toThrow('"memo"');
    expect(() => attributeJson(undefined, 'memo')).toThrow(ItemUnwritable);
  });
});
