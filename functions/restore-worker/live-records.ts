import { setTimeout as wait } from 'node:timers/promises';
import { PageRecords } from '../../archive/items/page-records.ts';
import type { RecordStream } from '../../restore/ledger-record.ts';
import { openPages } from '../ledger-tables/open-pages.ts';
import type { PagesOptions } from '../ledger-tables/pages-options.ts';
import { isThrottle } from './is-throttle.ts';

export interface LiveRecordsOptions extends Omit<PagesOptions, 'after'> {
  /** Called when the table takes no more reads for the moment, and when it does again. */
  readonly onSlow?: (isSlow: boolean) => void;
  /** @default 1,000, and twice as long after each further throttling, up to 5,000 */
  readonly firstPauseMs?: number;
}

/**
 * One owner's records of a dataset as they are now, in key order, strongly consistent. A throttled table is no failure:
 * the stream waits, and goes on behind the last record that it gave, until the signal ends it.
 */
export async function* liveRecords({
  onSlow = () => undefined,
  firstPauseMs = 1_000,
  ...options
}: LiveRecordsOptions): RecordStream {
  const records = new PageRecords(options.dataset.sortAttribute);
  let after: string | undefined;
  let throttled = 0;
  let pages = openPages(options);
  for (;;) {
    try {
      const page = await pages.next();
      if (throttled > 0) onSlow(false);
      throttled = 0;
      if (!page) return;
      for (const batch of records.of(page)) {
        yield batch;
        after = batch.at(-1)?.key ?? after;
      }
    } catch (error) {
      if (!isCausedByThrottle(error)) throw error;
      if (throttled === 0) onSlow(true);
      await wait(Math.min(longestPauseMs, firstPauseMs * 2 ** throttled), undefined, { signal: options.signal });
      throttled += 1;
      pages = openPages({ ...options, ...(after !== undefined && { after }) });
    }
  }
}

const longestPauseMs = 5_000;

/** The SDK has used up its own tries. The error is inside the one that names the table. */
function isCausedByThrottle(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) if (isThrottle(current)) return true;
  return false;
}
