import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../items/attribute-value.ts';
import { anyItem, anyNumber, anyText } from '../items/item-arbitrary.ts';
import { version1Record } from '../salvage/version-1-csv.ts';
import { byteOrderMark, csvHeader } from './csv.ts';
import { unguardFormula } from './formula-guard.ts';
import { attributeJson } from './jsonl.ts';

const columns = ['tgt_date', 'value', 'memo'];

/** Reads the records with a parser from outside this project. */
function read(items: readonly Item[]): string[][] {
  const record = version1Record(columns);
  const text = byteOrderMark + csvHeader(columns) + items.map(record).join('');
  return parse(text, { bom: true, record_delimiter: '\r\n', relax_column_count: false });
}

/**
 * The cells as a spreadsheet program of some locale sees them. Quotes have a meaning only at the start of a cell, and
 * text after the closing quote belongs to the cell. Control characters that are not separators may end a line.
 */
function cellsOf(text: string, { separator, honoursQuotes }: { separator: string; honoursQuotes: boolean }): string[] {
  const cells: string[] = [];
  let cell = '';
  let [isQuoted, atStart] = [false, true];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (isQuoted && character === '"' && text[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (isQuoted && character === '"') {
      isQuoted = false;
    } else if (atStart && honoursQuotes && character === '"') {
      [isQuoted, atStart] = [true, false];
    } else if (!isQuoted && (character === separator || /[\r\n\v\f\u0085\u2028\u2029]/.test(character))) {
      cells.push(cell);
      [cell, atStart] = ['', true];
    } else {
      cell += character;
      atStart = false;
    }
  }
  return [...cells, cell];
}

/** True for a formula that is not a number, after the characters that programs drop or do not show. */
function isFormula(cell: string): boolean {
  const shown = cell.replace(/^[\p{Cc}\p{Z}\p{Cf}"]+/u, '');
  return /^[=+\-@＝＋－＠−﹢﹣﹦﹫]/.test(shown) && !Number.isFinite(Number(shown));
}

describe('a CSV entry', () => {
  it('gives its strings and numbers back to a parser we did not write', () => {
    const item = fc.record({
      tgt_date: anyText.map((S) => ({ S })),
      value: anyNumber.map((N) => ({ N })),
      memo: anyText.map((S) => ({ S })),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 5 }), (items) => {
        const cells = read(items).map(([day, value, memo]) => [
          unguardFormula(day ?? ''),
          value,
          unguardFormula(memo ?? ''),
        ]);
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
          expect(unguardFormula(cell)).toBe(expected);
        }
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('never touches a number, negative amounts among them', () => {
    const record = version1Record(['tgt_date', 'value']);
    expect(record({ value: { N: '-1200' } })).toBe(',-1200\r\n');
    expect(record({ value: { N: '1E-130' } })).toBe(',1E-130\r\n');
  });

  it('begins no record with a sign, though it be a number’s: to a program of another separator that is a formula', () => {
    const record = version1Record(['tgt_date', 'value']);
    expect(record({ tgt_date: { N: '-1' }, value: { N: '5' } })).toBe("'-1,5\r\n");
    expect(record({ tgt_date: { S: '-1' }, value: { N: '5' } })).toBe("'-1,5\r\n");
    expect(record({ tgt_date: { N: '1' }, value: { N: '-5' } })).toBe('1,-5\r\n');
  });

  it('tells a missing attribute, an empty string and a null apart', () => {
    const record = version1Record(['memo', 'tgt_date']);
    expect(record({})).toBe(',\r\n');
    expect(record({ memo: { S: '' } })).toBe('"",\r\n');
    expect(record({ memo: { NULL: true } })).toBe('"{""NULL"":true}",\r\n');
  });

  it('keeps the original’s empty memo, one space, from being trimmed', () => {
    expect(version1Record(['memo'])({ memo: { S: ' ' } })).toBe('" "\r\n');
  });

  it.each([',', ';', '\t', '|', '؛', '،'])(
    'holds no formula for a program that splits at %j, whether it honours quotes or not',
    (separator) => {
      fc.assert(
        fc.property(fc.array(anyItem, { minLength: 1, maxLength: 4 }), (items) => {
          const text = items.map(version1Record(['memo', 'value', 'late', 'tgt_date'])).join('');
          for (const honoursQuotes of [true, false]) {
            for (const cell of cellsOf(text, { separator, honoursQuotes }))
              expect([text, cell, isFormula(cell)]).toEqual([text, cell, false]);
          }
        }),
        { seed: 1, numRuns: 1000 },
      );
    },
  );

  it('is guarded against a program that is shown to be one', () => {
    const unguarded = '20250301,food01_a,cash,100,"x;=1+1;"\r\n';
    expect(cellsOf(unguarded, { separator: ';', honoursQuotes: true }).filter(isFormula)).toEqual(['=1+1']);
    expect(cellsOf('"=1";a\r\n', { separator: ';', honoursQuotes: true }).filter(isFormula)).toEqual(['=1']);
  });

  it('has a header when there is no item', () => {
    expect(csvHeader(columns)).toBe('tgt_date,value,memo\r\n');
  });
});
