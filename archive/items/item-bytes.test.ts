import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonLineWriter } from '../entries/jsonl.ts';
import type { Item } from './attribute-value.ts';
import { anyItem } from './item-arbitrary.ts';
import { itemBytes, mostItemBytes } from './item-bytes.ts';

it.each<[number, Item]>([
  [0, {}],
  [3, { 名: { S: '' } }],
  [4 + 3, { memo: { S: 'あ' } }],
  [1 + 1, { n: { N: '0' } }],
  [1 + 2, { n: { N: '-1200' } }],
  [1 + 3, { n: { N: '123' } }],
  [1 + 20, { n: { N: '9.9999999999999999999999999999999999999E+125' } }],
  [1 + 1, { n: { N: 'no number' } }],
  [1 + 2, { b: { B: new Uint8Array(2) } }],
  [1 + 1, { b: { BOOL: false } }],
  [1 + 1, { n: { NULL: true } }],
  [1 + 4, { s: { SS: ['あ', 'a'] } }],
  [1 + 5, { s: { NS: ['1', '123'] } }],
  [1 + 3, { s: { BS: [new Uint8Array(2), new Uint8Array(1)] } }],
  [1 + 3, { l: { L: [] } }],
  [1 + 3 + 1 + 1 + 1 + 2, { l: { L: [{ NULL: true }, { S: 'ab' }] } }],
  [1 + 3, { m: { M: {} } }],
  [1 + 3 + 1 + 2 + 1, { m: { M: { ab: { S: 'x' } } } }],
])('an item has %i bytes by the rule of DynamoDB: %j', (bytes, item) => {
  expect(itemBytes(item)).toBe(bytes);
});

it('an item is never larger than its JSON, and its JSON at most 70 times as large', () => {
  fc.assert(
    fc.property(anyItem, (item) => {
      const json = Buffer.byteLength(jsonLineWriter()(item));
      expect(itemBytes(item)).toBeLessThanOrEqual(json);
      expect(json).toBeLessThanOrEqual(70 * (itemBytes(item) + 1));
    }),
    { seed: 1, numRuns: 1000 },
  );
});

it('DynamoDB takes items of 400 KB', () => {
  expect(mostItemBytes).toBe(409_600);
});
