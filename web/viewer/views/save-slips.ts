import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import { slipsCsv } from '../../copy/slips-csv.ts';
import type { ViewerWords } from '../words/viewer-words.ts';

/** Hands the slips to the browser as a file. Returns its name. */
export function saveSlips(
  { slips, about }: OpenedCopy,
  names: LedgerNames,
  rows: Uint32Array,
  { slips: said, directions }: ViewerWords,
): string {
  const csv = slipsCsv(slips.kept, names, rows, { header: said.csvColumns, directions });
  const name = `slips_${about.period ? `${about.period.from}_${about.period.to}` : 'all'}.csv`;
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then; without this, the text would stay in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}
