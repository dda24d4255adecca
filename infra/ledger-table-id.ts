import type { DatasetName } from '../ledger/datasets.ts';

/** `slips` → `LedgerSlips`: the beginning of the logical id of a dataset's table. */
export function ledgerTableId(name: DatasetName): string {
  return `Ledger${ledgerTableConstruct(name)}`;
}

/** `slips` → `Slips`: the id of the table's construct within that of the ledger. */
export function ledgerTableConstruct(name: DatasetName): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
