import { describe, expect, it } from 'vitest';
import {
  fieldsPerAttribute,
  fieldsPerItem,
  isEscaped,
  isMarked,
  isNumber,
  mapItems,
  mapLines,
  notFlat,
} from './item-page.ts';
import { NotCompactJson } from './json-bytes.ts';

describe('the map of an array', () => {
  it('says of each attribute where it is and what is known of its value', () => {
    const text = String.raw`x[{"a":{"S":"b"},"c":{"N":"12"},"d":{"S":"\"n"},"e":{"S":","}},{},{"l":{"L":[]}}]`;
    const { page, end } = mapItems(Buffer.from(text), 1);
    expect([end, page.rows]).toEqual([text.length, 3]);
    const item = [...page.map.subarray(0, fieldsPerItem)];
    expect([text.slice(item[0], item[1]), item[2]]).toEqual([text.slice(2, text.indexOf(',{}')), 4]);
    const attributes = [0, 1, 2, 3].map((index) => {
      const at = fieldsPerItem + index * fieldsPerAttribute;
      const [name = 0, start, close, flags] = page.map.subarray(at, at + fieldsPerAttribute);
      return [text.slice(name, name + 3), text.slice(start, close), flags];
    });
    expect(attributes).toEqual([
      ['"a"', 'b', 0],
      ['"c"', '12', isNumber],
      ['"d"', String.raw`\"n`, isEscaped],
      ['"e"', ',', isMarked],
    ]);
    const at = fieldsPerItem + 4 * fieldsPerAttribute;
    const [, , none, start, close, flat] = page.map.subarray(at, at + 2 * fieldsPerItem);
    expect([none, text.slice(start, close), flat]).toEqual([notFlat, '{"l":{"L":[]}}', notFlat]);
  });

  it('grows as its items need it', () => {
    const items = Array.from({ length: 300 }, (_, index) => ({ a: { N: String(index) } }));
    const bytes = Buffer.from(JSON.stringify(items));
    for (const map of [new Int32Array(4), new Int32Array(7), undefined]) {
      const { page } = mapItems(bytes, 0, map);
      const fields = fieldsPerItem + fieldsPerAttribute;
      expect(page.rows).toBe(300);
      for (const index of [0, 1, 150, 299])
        expect(bytes.toString('utf8', page.map[index * fields + 4], page.map[index * fields + 5])).toBe(String(index));
    }
  });
});

describe('an item', () => {
  const flat = '{"a":{"S":"b"},"c":{"N":"1"}}';
  const attributesOf = (line: string) => mapLines(Buffer.from(`${line}\n`)).map[2];

  it('is flat only when every byte of its form is in its place', () => {
    expect(attributesOf(flat)).toBe(2);
    for (let index = 0; index < flat.length; index += 1) {
      if ('abc1'.includes(flat.charAt(index))) continue;
      const damaged = `${flat.slice(0, index)}x${flat.slice(index + 1)}`;
      expect(attributesOf(damaged), damaged).toBe(notFlat);
    }
  });

  it.each([
    '{"a":{"B":"QQ=="}}',
    '{"a":{"S":"\t"}}',
    '{"a\\u0062":{"S":"b"}}',
    '{"a\\:{"S":"b"}}',
    '{"a":{"S":["b"]}}',
    '{}',
  ])('is not flat with another type, a control character, an escaped name, or nothing: %j', (line) => {
    expect(attributesOf(line)).toBe(notFlat);
  });

  it('that is empty has its place in the map, among as many as come', () => {
    const empty = Buffer.from(`[${Array(300).fill('{}').join()}]`);
    const { map } = mapItems(empty, 0).page;
    expect([...map.subarray(299 * fieldsPerItem, 300 * fieldsPerItem)]).toEqual([898, 900, notFlat]);
  });

  it('needs the bracket of its array', () => {
    expect(() => mapItems(Buffer.from('x{"a":{"S":"b"}}]'), 0)).toThrow(NotCompactJson);
  });
});

describe('the map of lines', () => {
  const lines = ['{"a":{"S":"b"}}', '{"a":{"S":"b"}} ', 'x', '', '{"l":{"L":[]}}', '{"a":{"S":"b"}}{"a":{"S":"b"}}'];

  it('has every line, and marks those that are not one flat item', () => {
    const text = `${lines.join('\n')}\n`;
    const page = mapLines(Buffer.from(text));
    expect(page.rows).toBe(lines.length);
    const found: [string, number][] = [];
    for (let at = 0; found.length < page.rows; ) {
      const [start, end, attributes = notFlat] = page.map.subarray(at, at + fieldsPerItem);
      found.push([text.slice(start, end), attributes]);
      at += fieldsPerItem + Math.max(0, attributes) * fieldsPerAttribute;
    }
    expect(found).toEqual(lines.map((line, index) => [line, index === 0 ? 1 : notFlat]));
  });

  it('is not made where the last line has no end', () => {
    expect(() => mapLines(Buffer.from('{}\n{}'))).toThrow(NotCompactJson);
    expect(mapLines(Buffer.alloc(0)).rows).toBe(0);
  });
});
