import type { PageSource } from '../../archive/archive-ledger.ts';
import { isAsArchived } from '../../ledger/layouts/is-as-archived.ts';
import { readWayOf } from '../../ledger/layouts/layout.ts';
import { QueryPages } from '../export-worker/query-pages.ts';
import type { PagesOptions } from './pages-options.ts';
import { readDays } from './read-days.ts';
import { readRange } from './read-range.ts';
import { readWhole } from './read-whole.ts';
import { RecordPages } from './record-pages.ts';

/**
 * Reads one owner's records of a dataset in key order, strongly consistent, page by page, as archives hold them. Throws
 * ExportFailed `LEDGER_UNREADABLE`, or the reason of the signal.
 */
export function openPages(options: PagesOptions): PageSource {
  const { dataset, layout } = options;
  if (isAsArchived(layout, dataset)) return new QueryPages(options);
  const read = { range: readRange, days: readDays, scan: readWhole }[readWayOf(layout, dataset)];
  return new RecordPages(options, read(options));
}
