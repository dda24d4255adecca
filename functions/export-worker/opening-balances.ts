import type { Item } from '../../archive/items/attribute-value.ts';
import { dayOfKey } from '../../ledger/day.ts';
import { fromStored } from '../../ledger/layouts/stored-record.ts';
import type { Period } from '../../ledger/period.ts';
import type { BalanceOnDay } from '../../ledger/reconciliation.ts';
import { readBackwards } from '../ledger-tables/read-backwards.ts';
import type { StoredTable } from '../ledger-tables/stored-table.ts';
import { ExportFailed } from './failure.ts';

/**
 * The last balance before the period for each of the methods; a method without one is absent. Reads backwards from the
 * period, because books are closed daily and the last few rows mostly hold the answer.
 */
export async function readOpeningBalances(
  options: StoredTable & {
    readonly period: Period;
    readonly methodCodes: readonly string[];
    readonly signal: AbortSignal;
  },
): Promise<ReadonlyMap<string, BalanceOnDay>> {
  const { dataset, layout, owner, signal } = options;
  const wanted = new Set(options.methodCodes);
  const found = new Map<string, BalanceOnDay>();
  if (wanted.size === 0) return found;
  const note = (stored: Item) => {
    const item: Item = fromStored(dataset, layout.tables[dataset.name], owner, stored);
    const [methodCode, value] = [item['method_cd']?.S, item['value']?.N];
    const day = dayOfKey(item[dataset.sortAttribute]?.S ?? '');
    // A balance without a proper day cannot be an opening balance, wherever its key sorts.
    if (methodCode === undefined || value === undefined || day === undefined || !wanted.delete(methodCode)) return;
    found.set(methodCode, { day, value });
  };
  try {
    for await (const items of readBackwards(options)) {
      for (const item of items) note(item);
      if (wanted.size === 0) break;
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw new ExportFailed('LEDGER_UNREADABLE', {
      cause: new Error('The balances before the period could not be read.', { cause }),
    });
  }
  return found;
}
