import { PageRecords } from '../../archive/items/page-records.ts';
import type { RecordStream } from '../../restore/ledger-record.ts';
import type { QueryPagesOptions } from '../export-worker/query-pages.ts';
import { QueryPages } from '../export-worker/query-pages.ts';

/** One owner's records of a dataset as they are now, in key order, strongly consistent. */
export async function* liveRecords(options: QueryPagesOptions): RecordStream {
  const pages = new QueryPages(options);
  const records = new PageRecords(options.dataset.sortAttribute);
  for (let page = await pages.next(); page; page = await pages.next()) yield records.of(page);
}
