import type { KnownReceiptFragment } from '../../../client/__generated__/graphql.ts';
import { useReceipts } from '../saved/use-receipts.ts';
import type { LedgerFigures } from './ledger-figures.ts';
import type { Mark, MarkedCopy } from './month-marks.ts';
import { monthMarks } from './month-marks.ts';
import { useKeptCopies } from './use-kept-copies.ts';

/** The marks of the ledger's months. None until the copies are known. */
export function useMarks(ledger: LedgerFigures | undefined): ReadonlyMap<string, Mark> {
  const { receipts } = useReceipts();
  const kept = useKeptCopies(ledger?.months.map(({ month }) => month) ?? []);
  if (!ledger || !receipts || !kept) return new Map();
  return monthMarks(ledger.months, { confirmed: receipts.map(markedReceipt), kept });
}

function markedReceipt({ from, to, requestedAt, months, tables }: KnownReceiptFragment): MarkedCopy {
  // A copy of more months than a receipt holds has none, and says nothing of a month.
  const isKnown = months.length > 0 || tables.every(({ rows }) => rows === 0);
  return { ...{ from: from ?? null, to: to ?? null, requestedAt }, months: isKnown ? months : null };
}
