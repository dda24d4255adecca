import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from './attribute-value.ts';
import { byteOrderMark, csvHeader, csvRecordWriter } from './csv.ts';
import { unguardFormula } from './formula-guard.ts';
import { anyItem, anyNumber, anyText } from './item-arbitrary.ts';
import { attributeJson } from './jsonl.ts';

const columns = ['tgt_date', 'value', 'memo'];

/** Read by a parser that we did not write. */
function read(items: readonly Item[]): string[][] {
  const record = csvRecordWriter(columns);
  const text = byteOrderMark + csvHeader(columns) + items.map(record).join('');
  return parse(text, { bom: true, record_delimiter: '\r\n', relax_column_count: false });
}

describe('a CSV entry', () => {
  it('gives its strings and numbers back to a parser we did not write', () => {
    const item = fc.record({ tgt_date: anyText.map((S) => ({ S })), value: anyNumber.map((N) => ({ N })), memo: anyText.map((S) => ({ S })) });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 5 }), (items) => {
        const cells = read(items).map(([day, value, memo]) => [unguardFormula(day ?? ''), value, unguardFormula(memo ?? '')]);
        expect(cells).toEqual([columns, ...items.map(({ tgt_date, value, memo }) => [tgt_date.S, value.N, memo.S])]);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('has one record of as many cells for every item, whatever its attributes', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 5 }), (items) => {
        const [header, ...records] = read(items);
        expect(header).toEqual(columns);
        expect(records).toHaveLength(items.length);
        for (const [index, item] of items.entries()) {
          const memo = item['memo'];
          const cell = records[index]?.[2] ?? '';
          const expected = memo === undefined ? '' : (memo.S ?? memo.N ?? attributeJson(memo, 'memo'));
          expect(memo?.S === undefined ? cell : unguardFormula(cell)).toBe(expected);
        }
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('never touches a number, negative amounts among them', () => {
    expect(csvRecordWriter(['value'])({ value: { N: '-1200' } })).toBe('-1200\r\n');
    expect(csvRecordWriter(['value'])({ value: { N: '1E-130' } })).toBe('1E-130\r\n');
  });

  it('tells a missing attribute, an empty string and a null apart', () => {
    const record = csvRecordWriter(['memo', 'tgt_date']);
    expect(record({})).toBe(',\r\n');
    expect(record({ memo: { S: '' } })).toBe('"",\r\n');
    expect(record({ memo: { NULL: true } })).toBe('"{""NULL"":true}",\r\n');
  });

  it('keeps the original’s empty memo, one space, from being trimmed', () => {
    expect(csvRecordWriter(['memo'])({ memo: { S: ' ' } })).toBe('" "\r\n');
  });

  it('has a header when there is no item', () => {
    expect(csvHeader(columns)).toBe('tgt_date,value,memo\r\n');
  });
});
