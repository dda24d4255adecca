import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { parseItem } from '../../archive/items/item-json.ts';
import { PageRecords } from '../../archive/items/page-records.ts';
import { kindsMaster, methodsMaster } from '../../ledger/datasets.ts';
import type { Layout } from '../../ledger/layouts/layout.ts';
import { mostNames } from '../../ledger/most-names.ts';
import { openPages } from '../ledger-tables/open-pages.ts';

/** The code and the name of a master's record. A name that is not a text is null. */
export interface MasterName {
  readonly code: string;
  readonly name: string | null;
}

/** The names in a master, by code. */
export async function readNames(options: {
  readonly dynamodb: DynamoDBClient;
  readonly owner: string;
  readonly layout: Layout;
  readonly tableName: string;
  readonly table: 'kinds' | 'methods';
  readonly signal: AbortSignal;
}): Promise<MasterName[]> {
  const { table, ...common } = options;
  const [dataset, nameAttribute] = table === 'kinds' ? [kindsMaster, 'kind_nm'] : [methodsMaster, 'method_nm'];
  const pages = openPages({ ...common, dataset, period: null });
  const records = new PageRecords(dataset.sortAttribute);
  const names: MasterName[] = [];
  for (let page = await pages.next(); page && names.length < mostNames; page = await pages.next()) {
    for (const batch of records.of(page))
      for (const { key, line } of batch) names.push({ code: key, name: parseItem(line)[nameAttribute]?.S ?? null });
  }
  return names.slice(0, mostNames);
}
