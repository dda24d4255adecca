import { expect, it } from 'vitest';
import { csvCell } from '../entries/csv.ts';
import { fieldsPerItem, mapItems } from './item-page.ts';
import { pageOf } from './page-of-items.ts';
import { copyIsoDay, copyTo, isPlainNumber, isPlainPart, isPlainText } from './plain-values.ts';

const isPlain = (text: string) => isPlainText(pageOf([{ a: { S: text } }]), fieldsPerItem);

it.each(['a', '7', 'food01', '現金', 'ランチ 2'])('%j is a cell as it is', (text) => {
  expect(isPlain(text)).toBe(true);
  expect(csvCell({ S: text }, '')).toBe(text);
});

it.each(['', ',', 'a,b', 'a"b', 'a\nb', '=1', '-1', '+', '@x', "'a", '＝1', 'a\\b', '\ta'])(
  '%j is none: it has to be quoted, guarded, or read from its escapes',
  (text) => {
    expect(isPlain(text)).toBe(false);
  },
);

it('a number is no plain text, and a text no plain number', () => {
  const { page } = mapItems(Buffer.from(String.raw`[{"a":{"N":"1"}},{"a":{"S":"1"}},{"a":{"N":"\u0031"}}]`), 0);
  const fields = [0, 1, 2].map((row) => row * (fieldsPerItem + 4) + fieldsPerItem);
  expect(fields.map((field) => isPlainText(page, field))).toEqual([false, true, false]);
  expect(fields.map((field) => isPlainNumber(page, field))).toEqual([true, false, false]);
});

it('a part is judged by its own first and last bytes', () => {
  const isPart = (text: string) => isPlainPart(Buffer.from(`x${text}"`), 1, 1 + Buffer.byteLength(text));
  expect(['a', 'ab', '費', '=', '-a', '=a'].map(isPart)).toEqual([true, true, true, false, false, false]);
});

it('a day gets its hyphens, and nothing else is written', () => {
  const out = Buffer.from('.'.repeat(14));
  expect(copyIsoDay(out, 2, Buffer.from('<20250131>'), 1)).toBe(12);
  expect(out.toString()).toBe('..2025-01-31..');
  expect(copyTo(out, 0, Buffer.from('abcd'), 1, 3)).toBe(2);
  expect(out.toString()).toBe('bc2025-01-31..');
});
