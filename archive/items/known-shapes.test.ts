import { describe, expect, it } from 'vitest';
import { fieldsPerItem, mapItems } from './item-page.ts';
import type { ItemShape } from './item-shape.ts';
import { KnownShapes } from './known-shapes.ts';
import { pageOf } from './page-of-items.ts';

function shapesOf(columns: readonly string[] = []) {
  const made: (readonly string[])[] = [];
  const known = new KnownShapes(columns, ({ names }) => void made.push(names));
  const of = (...names: readonly string[]): ItemShape | undefined => {
    const page = pageOf([Object.fromEntries(names.map((name) => [name, { S: 'x' }]))]);
    return known.of(page, fieldsPerItem, page.map[2] ?? 0);
  };
  return { made, of };
}

describe('known shapes', () => {
  it('are made once for the items that share their names', () => {
    const { made, of } = shapesOf();
    const first = of('a', 'b');
    for (const names of [['a'], ['a', 'c'], ['a', 'bb'], ['b', 'a'], ['a', 'b', 'c'], []])
      expect(of(...names)).not.toBe(first);
    expect(of('a', 'b')).toBe(first);
    expect(made).toHaveLength(7);
  });

  it('know the eight latest, and make another again', () => {
    const { made, of } = shapesOf();
    const names = Array.from({ length: 9 }, (_, index) => `name${index}`);
    for (const name of names.slice(0, 8)) of(name);
    of('name0');
    expect(made).toHaveLength(8);
    // It takes the place of `name1`, which was used the longest time ago.
    of('name8');
    of('name0');
    expect(made).toHaveLength(9);
    of('name1');
    expect(made.slice(9)).toEqual([['name1']]);
  });

  it('are each remembered once', () => {
    const { made, of } = shapesOf();
    for (const name of ['a', 'b', 'c', 'd']) of(name);
    for (let turn = 0; turn < 8; turn += 1) for (const name of ['a', 'b']) of(name);
    for (const name of ['c', 'd']) of(name);
    expect(made).toHaveLength(4);
  });

  it('have the order of the names and the place of each column', () => {
    const shape = shapesOf(['b', 'none', 'ä']).of('b', 'ä', 'Z', '10', 'a');
    expect(shape?.names).toEqual(['10', 'b', 'ä', 'Z', 'a']);
    expect(shape?.sorted.map((index) => shape.names[index])).toEqual(['10', 'Z', 'a', 'b', 'ä']);
    expect(shape?.columns).toEqual([1, -1, 2]);
  });

  it('are none of an item that has a name twice', () => {
    const { page } = mapItems(Buffer.from('[{"a":{"S":"x"},"a":{"S":"y"}}]'), 0);
    const made: unknown[] = [];
    expect(new KnownShapes([], (shape) => void made.push(shape)).of(page, fieldsPerItem, 2)).toBeUndefined();
    expect(made).toEqual([]);
  });
});
