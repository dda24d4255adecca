import type { Dataset } from '../datasets.ts';
import type { Layout } from './layout.ts';

/** True when a table's records are as archives hold them, so that pages can be copied byte by byte. */
export function isAsArchived(layout: Layout, { name, partitionAttribute, sortAttribute }: Dataset): boolean {
  const { partition, sort } = layout.tables[name];
  return (
    partition.holds === 'owner' &&
    partition.attribute === partitionAttribute &&
    sort !== null &&
    sort.attribute === sortAttribute
  );
}
