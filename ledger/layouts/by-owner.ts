import { byDataset } from '../datasets.ts';
import type { Layout } from './layout.ts';

/** The layout of the tables that a deployment makes: a partition for each owner. */
export const byOwner: Layout = {
  name: 'by-owner',
  tables: byDataset(({ partitionAttribute, sortAttribute, dayAttribute }) => ({
    partition: { attribute: partitionAttribute, holds: 'owner' },
    sort: { attribute: sortAttribute, holds: dayAttribute === null ? 'code' : 'entry' },
  })),
};
