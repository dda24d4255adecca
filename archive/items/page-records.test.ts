import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLineWriter } from '../entries/jsonl.ts';
import { anyItem, anyText } from './item-arbitrary.ts';
import { mapItems } from './item-page.ts';
import { pageOf } from './page-of-items.ts';
import { mostInBatch, PageRecords } from './page-records.ts';

describe('the records of a page', () => {
  it('have the key and the line of each item, whatever its shape', () => {
    const anyFlat = fc.dictionary(
      anyText,
      fc.oneof(
        anyText.map((S) => ({ S })),
        fc.nat().map((n) => ({ N: String(n) })),
      ),
      {
        maxKeys: 5,
        noNullPrototype: true,
      },
    );
    const keyed = fc.tuple(anyText, fc.oneof(anyItem, anyFlat)).map(([key, item]) => ({ ...item, entry: { S: key } }));
    fc.assert(
      fc.property(fc.array(keyed, { maxLength: 6 }), (items) => {
        const line = jsonLineWriter();
        expect([...new PageRecords('entry').of(pageOf(items))].flat()).toEqual(
          items.map((item) => ({ key: item.entry.S, line: line(item) })),
        );
      }),
    );
  });

  it('have no key where the attribute is missing or no text', () => {
    const page = pageOf([{ memo: { S: 'x' } }, { entry: { L: [] } }, { memo: { L: [] } }]);
    expect([...new PageRecords('entry').of(page)].flat().map(({ key }) => key)).toEqual(['', '', '']);
  });

  it('have one form however the text was escaped', () => {
    const text = String.raw`[{"entry":{"S":"\u0041\/\u0022"},"value":{"N":"\u0031"}}]`;
    expect([...new PageRecords('entry').of(mapItems(Buffer.from(text), 0).page)].flat()).toEqual([
      { key: 'A/"', line: String.raw`{"entry":{"S":"A/\""},"value":{"N":"1"}}` },
    ]);
  });

  it('come in no empty batch', () => {
    const page = pageOf(Array.from({ length: mostInBatch }, () => ({ entry: { S: 'x' } })));
    expect([...new PageRecords('entry').of(page)].map(({ length }) => length)).toEqual([mostInBatch]);
  });

  it('come in batches, each read from the page when it is asked for', () => {
    const page = pageOf(Array.from({ length: 2 * mostInBatch + 1 }, (_, index) => ({ entry: { S: `${index}` } })));
    const batches = new PageRecords('entry').of(page);
    expect(batches.next().value).toHaveLength(mostInBatch);
    page.bytes.fill(0);
    const [second, third, ...more] = batches;
    expect([second?.length, third?.length, more.length]).toEqual([mostInBatch, 1, 0]);
    expect(second?.[0]?.key).not.toBe(`${mostInBatch}`);
  });
});
