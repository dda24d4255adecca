import { describe, expect, it } from 'vitest';
import type { ItemPage } from '../../archive/items/item-page.ts';
import { readQueryAnswer } from './query-answer.ts';

const items = [
  { memo: { S: '"LastEvaluatedKey":{"entry":{"S":"not this one"}}],"Items":[' } },
  { LastEvaluatedKey: { S: 'nor this' }, Items: { L: [{ S: ']}' }] } },
];
const lastKey = { owner: { S: 'somebody' }, entry: { S: '20250101#a' } };
const read = (answer: unknown) => readQueryAnswer(Buffer.from(JSON.stringify(answer)));

function textsOf({ bytes, map, rows }: ItemPage): unknown[] {
  expect(rows).toBe(2);
  const second = 3 + Math.max(0, map[2] ?? 0) * 4;
  return [0, second].map((at) => JSON.parse(bytes.toString('utf8', map[at], map[at + 1])) as unknown);
}

describe('a Query’s answer', () => {
  it('gives its items and its last key, in whatever order its members come', () => {
    for (const answer of [
      { Count: 2, Items: items, LastEvaluatedKey: lastKey, ScannedCount: 2 },
      {
        LastEvaluatedKey: lastKey,
        ScannedCount: 2,
        Items: items,
        Count: 2,
        ConsumedCapacity: { TableName: 'slips', CapacityUnits: 0.5 },
      },
    ]) {
      const { page, lastKey: found } = read(answer);
      expect(found).toEqual(lastKey);
      expect(textsOf(page)).toEqual(items);
    }
  });

  it('may hold no items, with a key to go on from or without', () => {
    expect(read({ Count: 0, Items: [], LastEvaluatedKey: lastKey, ScannedCount: 900 })).toMatchObject({
      page: { rows: 0 },
      lastKey,
    });
    expect(read({ Count: 0, Items: [], ScannedCount: 0 }).lastKey).toBeUndefined();
  });

  it('is read with spaces between its parts, too', () => {
    const { page, lastKey: found } = readQueryAnswer(
      Buffer.from(`\n${JSON.stringify({ Items: items, Count: 2, LastEvaluatedKey: lastKey }, null, 2)} `),
    );
    expect(found).toEqual(lastKey);
    expect(textsOf(page)).toEqual(items);
  });

  it('is read with bytes that are no UTF-8 as the SDK would read it', () => {
    const { page } = readQueryAnswer(
      Buffer.concat([Buffer.from('{"Count":1,"Items":[{"memo":{"S":"'), Buffer.from([0xff]), Buffer.from('"}}]}')]),
    );
    expect(page.bytes.includes(Buffer.from('"\uFFFD"'))).toBe(true);
  });

  it('is refused when it is cut off anywhere', () => {
    const text = JSON.stringify({ Count: 2, Items: items, LastEvaluatedKey: lastKey, ScannedCount: 2 });
    for (let length = 0; length < text.length; length += 1)
      expect(() => readQueryAnswer(Buffer.from(text.slice(0, length))), String(length)).toThrow(SyntaxError);
  });

  it.each([
    '{"Count":0,"Items":[]}x',
    '{"Count":0,"Items":[]}}',
    '{"Count":0,"Items":[]]',
    '{"Count";0,"Items":[]}',
    '["Count":0,"Items":[]}',
  ])('is refused when it is not JSON: %s', (text) => {
    expect(() => readQueryAnswer(Buffer.from(text))).toThrow(SyntaxError);
  });

  it('is refused when it holds more or fewer items than it says, or none at all', () => {
    expect(() => read({ Count: 3, Items: items })).toThrow('holds 2 items and says 3');
    expect(() => read({ Items: items })).toThrow(SyntaxError);
    expect(() => read({ Count: 0 })).toThrow('holds no items');
    expect(() => read([])).toThrow(Error);
  });
});
