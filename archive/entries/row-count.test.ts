import { describe, expect, it } from 'vitest';
import { rowCountOf } from './row-count.ts';

/** Counts the rows of a text that comes in chunks of every size. */
function rowsOf(name: string, text: string): number {
  const bytes = Buffer.from(text);
  const counts = [1, 2, 3, bytes.length + 1].map((size) => {
    const count = rowCountOf(name);
    if (!count) throw new Error(`Entries such as ${name} have rows.`);
    for (let at = 0; at < bytes.length; at += size) {
      count.add(bytes.subarray(at, at + size));
      count.add(Buffer.alloc(0));
    }
    return count.rows();
  });
  expect(new Set(counts).size).toBe(1);
  return counts[0] ?? NaN;
}

describe('the rows of an entry', () => {
  it.each([
    ['nothing', '', NaN],
    ['a header', 'a,b\r\n', 0],
    ['two rows', 'a,b\r\n1,2\r\n3,4\r\n', 2],
    ['line feeds inside quotes', 'a\r\n"1\r\n2"\r\n', 1],
    ['doubled quotes', 'a\r\n"say ""no""\r\n"\r\n', 1],
    ['characters below a quote', 'a\r\n1 !\r\n', 1],
    ['a row without its end', 'a\r\n1', NaN],
    ['a quote without its end', 'a\r\n"1\r\n', NaN],
    ['only a cell without its end', 'a', NaN],
  ])('of CSV are counted without its header: %s', (_, text, rows) => {
    expect(rowsOf('slips.csv', text)).toBe(rows);
  });

  it.each([
    ['nothing', '', 0],
    ['one', '{}\n', 1],
    ['two', '{"a":"\\n\\""}\n{}\n', 2],
    ['one without its end', '{}\n{', NaN],
  ])('of JSON Lines are its lines: %s', (_, text, rows) => {
    expect(rowsOf('slips.jsonl', text)).toBe(rows);
  });

  it('are not counted in any other entry', () => {
    expect(['manifest.json', 'README.txt', 'csv'].map(rowCountOf)).toEqual([undefined, undefined, undefined]);
  });
});
