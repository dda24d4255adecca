import { parseItem } from '../../archive/items/item-json.ts';
import type { DatasetName } from '../../ledger/datasets.ts';
import { balances, slips } from '../../ledger/datasets.ts';
import { kindCodeOf } from '../../ledger/kinds.ts';
import type { RestoreRun } from './restore-run.ts';
import { liveStream } from './restore-run.ts';

/** Whether a remaining slip or balance of the ledger, of any day, names a kind or a method. */
export type IsInUse = (table: DatasetName, key: string) => boolean;

/** Reads all slips and balances of the owner for the codes that they name. The codes are few. */
export async function codesInUse(run: RestoreRun): Promise<IsInUse> {
  const codes: Partial<Record<DatasetName, Set<string>>> = { kinds: new Set(), methods: new Set() };
  for (const dataset of [slips, balances]) {
    for await (const batch of liveStream(run, dataset, null)) {
      for (const { line } of batch) {
        const { kind_cd_seq: kind, method_cd: method } = parseItem(line);
        if (kind?.S !== undefined) codes.kinds?.add(kindCodeOf(kind.S));
        if (method?.S !== undefined) codes.methods?.add(method.S);
      }
    }
  }
  return (table, key) => codes[table]?.has(key) ?? false;
}
