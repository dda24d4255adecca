import { paginateScan } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../archive/items/attribute-value.ts';
import { compareKeys } from '../../ledger/key-order.ts';
import { keyOfStored } from '../../ledger/layouts/stored-record.ts';
import type { PagesOptions } from './pages-options.ts';

/**
 * The items of a master that has a partition for each record, in key order. Such a table can only be read whole, and its
 * items come in no order, so all of them are held at once.
 *
 * @throws RangeError when there are more than {@link mostMasters}.
 */
export async function* readWhole(options: PagesOptions): AsyncGenerator<readonly Item[], void, undefined> {
  const { dynamodb, tableName, dataset, layout, after, signal } = options;
  const keyOf = (item: Item) => keyOfStored(layout.tables[dataset.name], item);
  const items: Item[] = [];
  const pages = paginateScan(
    { client: dynamodb },
    { TableName: tableName, ConsistentRead: true },
    { abortSignal: signal },
  );
  for await (const { Items = [] } of pages) {
    items.push(...(Items as Item[]));
    if (items.length > mostMasters)
      throw new RangeError(`The table of ${dataset.name} has more than ${mostMasters} records.`);
  }
  const rest = after === undefined ? items : items.filter((item) => compareKeys(keyOf(item), after) > 0);
  yield rest.sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
}

/** A household has a few dozen kinds and methods. So many take about 10 MB. */
const mostMasters = 10_000;
