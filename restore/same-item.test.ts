import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLineWriter } from '../archive/entries/jsonl.ts';
import { anyItem } from '../archive/items/item-arbitrary.ts';
import { sameItem, sameLine, sameValue } from './same-item.ts';

describe('two values are equal', () => {
  it.each([
    ['numbers of one value', { N: '1000' }, { N: '1E3' }],
    ['zeros', { N: '0' }, { N: '-0.0' }],
    ['sets in another order', { SS: ['a', 'b'] }, { SS: ['b', 'a'] }],
    ['sets of numbers of one value', { NS: ['1', '20'] }, { NS: ['2E1', '1.0'] }],
    ['binaries', { B: Buffer.from('ab') }, { B: new Uint8Array([0x61, 0x62]) }],
    ['sets of binaries', { BS: [Buffer.from('a'), Buffer.from('b')] }, { BS: [Buffer.from('b'), Buffer.from('a')] }],
    ['maps in another order', { M: { a: { N: '1' }, b: { N: '2' } } }, { M: { b: { N: '2.0' }, a: { N: '1' } } }],
    ['lists', { L: [{ N: '1' }, { S: '' }] }, { L: [{ N: '1.0' }, { S: '' }] }],
  ])('as %s', (_, a, b) => {
    expect(sameValue(a, b)).toBe(true);
  });

  it.each([
    ['a text and a number', { S: '1' }, { N: '1' }],
    ['texts of other case', { S: 'a' }, { S: 'A' }],
    ['texts of other normal form', { S: 'が' }, { S: 'か\u3099' }],
    ['a list in another order', { L: [{ N: '1' }, { N: '2' }] }, { L: [{ N: '2' }, { N: '1' }] }],
    ['a list and a set', { L: [{ S: 'a' }] }, { SS: ['a'] }],
    ['null and false', { NULL: true }, { BOOL: false }],
    [
      'numbers that differ in the last of 38 digits',
      { N: '99999999999999999999999999999999999998' },
      { N: '99999999999999999999999999999999999999' },
    ],
    ['a map with more', { M: { a: { N: '1' } } }, { M: { a: { N: '1' }, b: { N: '1' } } }],
    ['texts that contain quotes', { SS: ['a","b'] }, { SS: ['a', 'b'] }],
    ['nothing and something', undefined, { S: '' }],
    ['nothing and nothing', undefined, undefined],
  ])('but not %s', (_, a, b) => {
    expect(sameValue(a, b)).toBe(false);
  });
});

describe('two items', () => {
  it('are the same exactly when their canonical lines are', () => {
    fc.assert(
      fc.property(anyItem, anyItem, (a, b) => {
        const line = jsonLineWriter();
        expect(sameItem(a, b)).toBe(line(a) === line(b));
        expect(sameItem(a, structuredClone(a))).toBe(true);
        expect(sameLine(line(a), line(b))).toBe(line(a) === line(b));
      }),
    );
  });
});
