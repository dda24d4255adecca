import type { DatasetName } from '../../ledger/datasets.ts';
import type { Copy } from './copy.ts';

export function linesByDataset(linesOf: (name: DatasetName) => number | null): Copy['lines'] {
  return {
    slips: linesOf('slips'),
    balances: linesOf('balances'),
    kinds: linesOf('kinds'),
    methods: linesOf('methods'),
  };
}
