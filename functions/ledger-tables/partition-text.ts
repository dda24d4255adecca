import type { StoredTable } from './stored-table.ts';

/** The value of the partition key of a table that has a ledger in one partition. */
export function partitionText({ layout, dataset, owner }: Pick<StoredTable, 'layout' | 'dataset' | 'owner'>): string {
  const { holds } = layout.tables[dataset.name].partition;
  return typeof holds === 'object' ? holds.text : owner;
}
