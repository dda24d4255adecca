import type { Dataset } from '../ledger/datasets.ts';
import { datasets } from '../ledger/datasets.ts';

/** All datasets in an order in which money can be added up: the kinds decide the signs of slips. */
export const mastersFirst: readonly Dataset[] = [
  ...datasets.filter(({ dayAttribute }) => dayAttribute === null),
  ...datasets.filter(({ dayAttribute }) => dayAttribute !== null),
];
