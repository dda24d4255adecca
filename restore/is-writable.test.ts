import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../archive/items/attribute-value.ts';
import { slips } from '../ledger/datasets.ts';
import { byOwner } from '../ledger/layouts/by-owner.ts';
import { conditionalWrite } from './conditional-write.ts';
import { expressionObstacle } from './expression-limits.ts';
import { isWritable } from './is-writable.ts';
import { recordOf } from './ledger-arbitrary.ts';

const table = { dataset: slips, layout: byOwner };

const key = '20250301#a';
const named = (names: readonly string[]): Item => Object.fromEntries(names.map((name) => [name, { S: '' }]));
const numbered = (count: number) => named(Array.from({ length: count }, (_, index) => index.toString(36)));

describe('a record that is only in the copy', () => {
  it.each([
    [140, true],
    [200, false],
  ])('and has %i attributes can be added: %s, because an undo has to delete it', (count, expected) => {
    expect(isWritable(table, { before: undefined, copy: recordOf(slips, key, numbered(count)) })).toBe(expected);
  });
});

it.each([
  ['an attribute', { ['__proto__']: { S: 'x' } }, false],
  ['a member of a map', { m: { M: { ['__proto__']: { S: 'x' } } } }, false],
  ['a text', { memo: { S: '"__proto__":' } }, true],
] as const)('does not write what the SDK would lose: __proto__ as %s', (_, attributes, expected) => {
  const record = recordOf(slips, key, attributes);
  expect(isWritable(table, { before: undefined, copy: record })).toBe(expected);
  expect(isWritable(table, { before: record, copy: undefined })).toBe(expected);
});

it('says of a short record what its expressions say', () => {
  // The shortest names and values make the most attributes of a line.
  const anyShort = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 2 }), { maxLength: 130 })
    .map((names) => recordOf(slips, key, named(names)));
  fc.assert(
    fc.property(fc.option(anyShort, { nil: undefined }), anyShort, (before, copy) => {
      const writes = [conditionalWrite(table, before, copy), conditionalWrite(table, copy, before)];
      expect(isWritable(table, { before, copy })).toBe(writes.every((write) => !expressionObstacle(write)));
    }),
  );
});
