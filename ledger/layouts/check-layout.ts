import type { Dataset } from '../datasets.ts';
import { datasets } from '../datasets.ts';
import type { KeyAttribute, Layout } from './layout.ts';
import { readWayOf, recordAttribute } from './layout.ts';
import { keyAttributes } from './stored-record.ts';

/**
 * A layout of settings, or of a function's environment. Types are not enough: Node runs settings without checking them.
 *
 * @throws RangeError for one that cannot be used. It names the table and what to write instead.
 */
export function checkLayout(value: unknown): Layout {
  const { name, tables } = (isObject(value) ? value : {}) as Partial<Layout>;
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(name))
    throw new RangeError(
      `A layout has a name of up to 40 small letters, digits and hyphens, but got ${JSON.stringify(name)}.`,
    );
  for (const dataset of datasets) {
    const table: unknown = isObject(tables) ? tables[dataset.name] : undefined;
    const { partition, sort } = (isObject(table) ? table : {}) as {
      readonly partition?: unknown;
      readonly sort?: unknown;
    };
    if (!isKey(partition) || !(sort === null || isKey(sort)))
      throw new RangeError(
        `The layout ${name} does not describe the table of ${dataset.name}: expected partition and sort with attribute and holds, or sort: null.`,
      );
  }
  const layout = value as Layout;
  for (const dataset of datasets) {
    readWayOf(layout, dataset);
    for (const key of keyAttributes(layout.tables[dataset.name])) refuseUnclear(layout, dataset, key);
  }
  return layout;
}

function refuseUnclear({ name, tables }: Layout, dataset: Dataset, { attribute, holds, replaces }: KeyAttribute): void {
  const start = `The layout ${name} keys the table of ${dataset.name} by ${attribute}`;
  const { partition, sort } = tables[dataset.name];
  if (partition.attribute === sort?.attribute) throw new RangeError(`${start} twice.`);
  const meanings = meaningsOf(dataset);
  if (meanings.has(attribute) && meanings.get(attribute) !== holds)
    throw new RangeError(
      `${start}, which holds ${JSON.stringify(holds)}. Records have an attribute of that name for something else, so it cannot be told from the key.`,
    );
  const ofRecord = recordAttribute(dataset, holds);
  if (ofRecord === null || ofRecord === attribute) {
    if (replaces !== undefined) throw new RangeError(`${start}, where replaces says nothing. Leave it out.`);
  } else if (typeof replaces !== 'boolean')
    throw new RangeError(
      `${start}, which holds what records have as ${ofRecord}. Write replaces: true if the items have no ${ofRecord} of their own, or replaces: false if they have both.`,
    );
}

/** What a key attribute has to hold that has the name of a record's attribute; undefined for one that is never a key. */
function meaningsOf(dataset: Dataset): ReadonlyMap<string, KeyAttribute['holds'] | undefined> {
  return new Map([
    ...dataset.columns.map((column) => [column, undefined] as const),
    [dataset.partitionAttribute, 'owner'],
    [dataset.sortAttribute, dataset.dayAttribute === null ? 'code' : 'entry'],
    ...(dataset.dayAttribute === null ? [] : [[dataset.dayAttribute, 'day'] as const]),
    ...(dataset.withinDayAttribute === null ? [] : [[dataset.withinDayAttribute, 'within-day'] as const]),
  ]);
}

function isKey(value: unknown): value is KeyAttribute {
  if (!isObject(value)) return false;
  const { attribute, holds } = value;
  return (
    typeof attribute === 'string' &&
    /^.{1,255}$/.test(attribute) &&
    (['owner', 'entry', 'day', 'within-day', 'code'].includes(holds as string) ||
      (isObject(holds) && typeof holds['text'] === 'string' && holds['text'] !== ''))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
