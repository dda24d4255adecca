import { describe, expect, it } from 'vitest';
import { byDataset, datasets } from '../datasets.ts';
import { byOwner } from './by-owner.ts';
import { isAsArchived } from './is-as-archived.ts';
import type { Layout } from './layout.ts';
import { isOfManyPeople, readWayOf } from './layout.ts';
import { layoutNamed } from './layouts.ts';
import { original } from './original.ts';

const waysOf = (layout: Layout) => datasets.map((dataset) => readWayOf(layout, dataset));

describe('a layout', () => {
  it('of a deployment has a partition for each owner, and records as archives hold them', () => {
    expect([waysOf(byOwner), isOfManyPeople(byOwner)]).toEqual([['range', 'range', 'range', 'range'], true]);
    expect(datasets.map((dataset) => isAsArchived(byOwner, dataset))).toEqual([true, true, true, true]);
  });

  it('of the original app has a partition for each day, and masters that are read whole', () => {
    expect([waysOf(original), isOfManyPeople(original)]).toEqual([['days', 'days', 'scan', 'scan'], false]);
    expect(datasets.map((dataset) => isAsArchived(original, dataset))).toEqual([false, false, false, false]);
  });

  it('is found by its name, and a name that none has is refused with those there are', () => {
    expect(layoutNamed('original')).toBe(original);
    expect(() => layoutNamed('mine')).toThrow('There is no layout "mine". The layouts are by-owner, original.');
  });

  it.each([
    ['slips', { partition: { attribute: 'day', holds: 'day' }, sort: null }],
    ['slips', { partition: { attribute: 'seq', holds: 'within-day' }, sort: { attribute: 'day', holds: 'day' } }],
    ['kinds', { partition: { attribute: 'owner', holds: 'owner' }, sort: null }],
  ] as const)('with keys of %s that cannot be read is refused by name', (name, table) => {
    const layout: Layout = {
      name: 'odd',
      tables: byDataset((dataset) => (dataset.name === name ? table : byOwner.tables[dataset.name])),
    };
    expect(() => waysOf(layout)).toThrow(
      `The layout odd describes the table of ${name} with keys that cannot be read: expected`,
    );
  });
});
