import type { Dataset } from '../ledger/datasets.ts';
import type { Layout } from '../ledger/layouts/layout.ts';

/** A table by what it holds and how it is keyed. */
export interface KeyedTable {
  readonly dataset: Dataset;
  readonly layout: Layout;
}
