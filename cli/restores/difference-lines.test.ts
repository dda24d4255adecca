import { expect, it } from 'vitest';
import { differenceLines } from './difference-lines.ts';

it('a difference is one line of JSON, and a list that is cut says so', () => {
  const text = differenceLines([
    {
      table: 'slips',
      recordClass: 'CHANGE',
      count: 1,
      records: [
        {
          key: '20260301#a',
          fields: [{ attribute: 'memo', before: 'a\nb', after: null }],
        },
      ],
      refused: [],
    },
    {
      table: 'kinds',
      recordClass: 'REFUSED',
      count: 250,
      records: [],
      refused: [{ lineNumber: 3, reason: 'NOT_JSON', attribute: null, message: 'The line is not JSON.' }],
    },
  ]);
  expect(text.endsWith('\n')).toBe(true);
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    {
      table: 'slips',
      class: 'CHANGE',
      key: '20260301#a',
      fields: [{ attribute: 'memo', before: 'a\nb', after: null }],
    },
    {
      table: 'kinds',
      class: 'REFUSED',
      lineNumber: 3,
      reason: 'NOT_JSON',
      attribute: null,
      message: 'The line is not JSON.',
    },
    { table: 'kinds', class: 'REFUSED', listed: 1, count: 250 },
  ]);
  expect(differenceLines([])).toBe('');
});
