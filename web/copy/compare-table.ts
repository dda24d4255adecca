import type { Dataset } from '../../ledger/datasets.ts';
import { compactDay, dayOfKey } from '../../ledger/day.ts';
import { compareKeys } from '../../ledger/key-order.ts';
import { BatchCursor } from './batch-cursor.ts';
import type { ComparedTable, Difference, DifferenceKind, Side } from './differences.ts';
import { mostListed } from './differences.ts';
import { fieldDifferences } from './field-differences.ts';
import type { ComparedDays } from './held-days.ts';
import type { StreamedRecord } from './record-stream.ts';

type Stream = AsyncGenerator<readonly StreamedRecord[], void, undefined>;

/** Walks along both streams, and counts and lists what differs. Memory holds one batch of each, and the lists. */
export async function compareTable(
  dataset: Dataset,
  streams: Readonly<Record<Side, Stream>>,
  days: ComparedDays,
): Promise<ComparedTable> {
  const found = new Differences(dataset, days);
  const older = new BatchCursor(streams.older);
  const newer = new BatchCursor(streams.newer);
  try {
    for (;;) {
      await older.fill();
      await newer.fill();
      if (older.isAtEnd && newer.isAtEnd) return found.table();
      // Without a pause as long as both batches last: a million records are a million turns.
      do {
        const before = older.record;
        const after = newer.record;
        const order = orderOf(before, after);
        if (order <= 0) older.advance();
        if (order >= 0) newer.advance();
        found.add(order <= 0 ? before : undefined, order >= 0 ? after : undefined);
      } while (older.isReady && newer.isReady);
    }
  } finally {
    await older.close();
    await newer.close();
  }
}

/** Below 0 when only the older record comes now, above 0 when only the newer one does. */
function orderOf(before: StreamedRecord | undefined, after: StreamedRecord | undefined): number {
  if (!before) return 1;
  return after ? compareKeys(before.key, after.key) : -1;
}

class Differences {
  readonly #dataset: Dataset;
  readonly #days: ComparedDays;
  readonly #from: string;
  readonly #to: string;
  readonly #months = new Map<string, Record<DifferenceKind, number>>();
  readonly #counts = { added: 0, changed: 0, gone: 0 };
  readonly #lists: Record<DifferenceKind, Difference[]> = { added: [], changed: [], gone: [] };
  readonly #outside = { older: 0, newer: 0 };
  #same = 0;

  constructor(dataset: Dataset, days: ComparedDays) {
    this.#dataset = dataset;
    this.#days = days;
    this.#from = compactDay(days.from ?? '');
    this.#to = compactDay(days.to ?? '9999-99-99');
  }

  /** One key, in one copy or in both. */
  add(before: StreamedRecord | undefined, after: StreamedRecord | undefined): void {
    const key = before?.key ?? after?.key ?? '';
    const day = this.#dataset.dayAttribute === null ? undefined : dayOfKey(key);
    if (!this.#isCompared(day)) {
      if (before) this.#outside.older += 1;
      if (after) this.#outside.newer += 1;
      return;
    }
    if (before && after && before.line === after.line) {
      this.#same += 1;
      return;
    }
    const differing = fieldDifferences(before?.item, after?.item, this.#dataset.partitionAttribute);
    if (before && after && differing.fields.length === 0) {
      this.#same += 1;
      return;
    }
    const kind = before && after ? 'changed' : before ? 'gone' : 'added';
    this.#counts[kind] += 1;
    if (this.#dataset.dayAttribute !== null) this.#monthOf(day)[kind] += 1;
    const list = this.#lists[kind];
    if (list.length < mostListed) list.push({ key, ...differing });
  }

  table(): ComparedTable {
    const months = [...this.#months].map(([month, counts]) => ({ month, ...counts }));
    return {
      ...{ table: this.#dataset.name, problem: null, counts: this.#counts, same: this.#same },
      ...{ outside: this.#outside, lists: this.#lists },
      months: months.sort((a, b) => (a.month < b.month ? -1 : 1)),
    };
  }

  #isCompared(day: string | undefined): boolean {
    if (this.#dataset.dayAttribute === null) return true;
    return day === undefined ? this.#days.hasNoDay : day >= this.#from && day <= this.#to;
  }

  #monthOf(day: string | undefined): Record<DifferenceKind, number> {
    const name = day === undefined ? '' : `${day.slice(0, 4)}-${day.slice(4, 6)}`;
    let month = this.#months.get(name);
    if (!month) this.#months.set(name, (month = { added: 0, changed: 0, gone: 0 }));
    return month;
  }
}
