import type { Ledger, LedgerItem } from '../../dev/seed/generate-ledger.ts';

/** The ledgers with which a copy of the whole one is compared. */
export const ledgersByName = {
  whole: (whole: Ledger): Ledger => whole,
  differing,
  /** As on a new host. */
  empty: (): Ledger => [],
} as const;

export type LedgerName = keyof typeof ledgersByName;

export function isLedgerName(name: string): name is LedgerName {
  return Object.hasOwn(ledgersByName, name);
}

/**
 * Of twenty slips and balances, one is missing and one has another memo. One slip in twenty is followed by a slip that
 * the whole ledger does not have. The masters are the same.
 */
function differing(whole: Ledger): Ledger {
  return {
    *[Symbol.iterator]() {
      let index = 0;
      for (const one of whole) {
        if (one.dataset === 'kinds' || one.dataset === 'methods') {
          yield one;
          continue;
        }
        index += 1;
        if (index % 20 === 1) continue;
        yield index % 20 === 8 ? withMemo(one, 'あとで書き直した') : one;
        if (index % 20 === 15 && one.dataset === 'slips') yield nextSlip(one);
      }
    },
  };
}

function withMemo({ dataset, item }: LedgerItem, memo: string): LedgerItem {
  return { dataset, item: { ...item, memo: { S: memo } } };
}

/** A slip whose key comes directly after this one's. */
function nextSlip({ dataset, item }: LedgerItem): LedgerItem {
  const longer = (name: string) => ({ S: `${item[name]?.S ?? ''}0` });
  return { dataset, item: { ...item, entry: longer('entry'), kind_cd_seq: longer('kind_cd_seq') } };
}
