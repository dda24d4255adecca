import { setTimeout as wait } from 'node:timers/promises';
import { benchOwner } from '../bench-owner.ts';
import { syntheticLedger } from '../synthetic-ledger.ts';
import type { LedgerName } from './differing-ledger.ts';
import { ledgersByName } from './differing-ledger.ts';
import type { RecordedPage, RecordedTables } from './recorded-pages.ts';
import { recordPages } from './recorded-pages.ts';
import { WrittenRecords } from './written-records.ts';

/**
 * The ledger's tables with answers that were made before. A ledger that differs from the whole one becomes the whole
 * one when a restore has written as many records as it planned.
 */
export class CannedTables {
  readonly #before: RecordedTables;
  readonly #whole: RecordedTables;
  readonly #written = new WrittenRecords();
  readonly #plannedWrites: () => number;

  constructor(rows: number, ledger: LedgerName, plannedWrites: () => number) {
    const whole = syntheticLedger(rows);
    this.#whole = recordPages(whole, benchOwner);
    this.#before = ledger === 'whole' ? this.#whole : recordPages(ledgersByName[ledger](whole), benchOwner);
    this.#plannedWrites = plannedWrites;
  }

  /** The answer to one operation, such as `Query`. A write is answered after {@link writeMs}. */
  async answer(operation: string, body: string): Promise<RecordedPage> {
    const request = JSON.parse(body) as Parameters<WrittenRecords['add']>[0] & {
      readonly ScanIndexForward?: boolean;
      readonly ExclusiveStartKey?: Readonly<Record<string, { readonly S: string }>>;
    };
    switch (operation) {
      case 'PutItem':
      case 'UpdateItem':
      case 'DeleteItem':
        await wait(writeMs);
        this.#written.add(request);
        return nothing;
      case 'Query':
        // There is no balance before the period.
        return request.ScanIndexForward === false ? nothing : this.#page(request.TableName, request.ExclusiveStartKey);
      case 'GetItem':
        // No single-item read finds a row.
        return nothing;
      default:
        throw new Error(`The canned DynamoDB has no ${operation}.`);
    }
  }

  /** Takes back what a restore has written. */
  reset(): void {
    this.#written.clear();
  }

  #page(table: string, startKey: Readonly<Record<string, { readonly S: string }>> | undefined): RecordedPage {
    const isRestored = this.#written.count > 0 && this.#written.count === this.#plannedWrites();
    const sortKey = sortKeyOf(startKey);
    // A query that has begun before the last write goes on with the pages with which it began.
    const page = (isRestored ? this.#whole.page(table, sortKey) : undefined) ?? this.#before.page(table, sortKey);
    if (!page) throw new Error(`No page was recorded of ${table} after ${JSON.stringify(startKey)}.`);
    return page;
  }
}

/** A table's usual time for a write, as seen from the same region. */
const writeMs = 5;

function sortKeyOf(key: Readonly<Record<string, { readonly S: string }>> | undefined): string | undefined {
  return Object.entries(key ?? {}).find(([name]) => name !== 'owner')?.[1].S;
}

const nothing: RecordedPage = { body: Buffer.from('{}'), crc32: undefined };
