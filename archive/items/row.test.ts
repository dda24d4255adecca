import { describe, expect, it } from 'vitest';
import { parseItem } from './item-json.ts';
import { fieldsPerItem, mapItems } from './item-page.ts';
import { ItemShape } from './item-shape.ts';
import type { Row } from './row.ts';
import { FlatRow, rowOfItem } from './row.ts';

const text = String.raw`{"s":{"S":"food01_7_x"},"e":{"S":"a\u005fb\"_c"},"j":{"S":"食費_1"},"n":{"N":"12"},"empty":{"S":""}}`;

function flatRow(): Row {
  const { page } = mapItems(Buffer.from(`[${text}]`), 0);
  const shape = ItemShape.of(page, fieldsPerItem, page.map[2] ?? 0, []);
  if (!shape) throw new Error('Expected a flat item.');
  const row = new FlatRow();
  row.moveTo(page, fieldsPerItem, shape);
  return row;
}

describe.each([
  ['in the bytes of a page', flatRow],
  ['of an item', () => rowOfItem(parseItem(text))],
])('a row %s', (_, make) => {
  it('gives its strings, whole, the first characters, and what is before a separator', () => {
    const row = make();
    expect(['s', 'e', 'j', 'empty'].map((name) => row.string(name))).toEqual(['food01_7_x', 'a_b"_c', '食費_1', '']);
    expect(['s', 'e', 'j', 'empty'].map((name) => row.string(name, 2))).toEqual(['fo', 'a_', '食費', '']);
    expect(['s', 'e', 'j', 'empty'].map((name) => row.before('_', name))).toEqual(['food01', 'a', '食費', '']);
    expect(['s', 'e', 'j'].map((name) => row.before('#', name))).toEqual(['food01_7_x', 'a_b"_c', '食費_1']);
  });

  it('gives its numbers', () => {
    expect(make().number('n')).toBe('12');
  });

  it('gives nothing of another type, or that it does not have', () => {
    const row = make();
    expect([row.string('n'), row.before('_', 'n'), row.number('s'), row.string('none'), row.number('none')]).toEqual(
      Array(5).fill(undefined),
    );
    expect(row.before('_', 'none')).toBeUndefined();
  });
});

it('a row that was not moved to an item yet gives nothing', () => {
  expect(new FlatRow().string('s')).toBeUndefined();
});
