import { crc32 } from 'node:zlib';
import type { Ledger, LedgerItem } from '../../dev/seed/generate-ledger.ts';
import { datasets } from '../../ledger/datasets.ts';

/** The body of one Query answer, as it goes over the wire. */
export interface RecordedPage {
  readonly body: Buffer;
  /** Undefined where the answer is sent without it. */
  readonly crc32: number | undefined;
}

/** The pages of each table. Each page is found by the last key of the page before it. */
export interface RecordedTables {
  /** Undefined for a table or a key that was not recorded. `sortKey` undefined asks for the first page. */
  page(table: string, sortKey: string | undefined): RecordedPage | undefined;
}

/**
 * Cuts a ledger into the pages that DynamoDB would return, and keeps them as bytes. The tables have the names of the
 * datasets.
 */
export function recordPages(ledger: Ledger, owner: string): RecordedTables {
  const tables = new Map<string, TableRecorder>(
    datasets.map(({ name, sortAttribute }) => [name, new TableRecorder(owner, sortAttribute)]),
  );
  for (const { dataset, item } of ledger) tables.get(dataset)?.add({ owner: { S: owner }, ...item });
  for (const table of tables.values()) table.end();
  return { page: (table, sortKey) => tables.get(table)?.pages.get(sortKey ?? '') };
}

class TableRecorder {
  readonly pages = new Map<string, RecordedPage>();
  readonly #owner: string;
  readonly #sortAttribute: string;
  #items: string[] = [];
  #bytes = 0;
  /** Last key of the previous page. Empty for the first page. */
  #after = '';

  constructor(owner: string, sortAttribute: string) {
    this.#owner = owner;
    this.#sortAttribute = sortAttribute;
  }

  add(item: LedgerItem['item']): void {
    this.#items.push(JSON.stringify(item));
    this.#bytes += itemBytes(item);
    if (this.#bytes < pageBytes) return;
    const sortKey = item[this.#sortAttribute]?.S ?? '';
    const lastKey = { [this.#sortAttribute]: { S: sortKey }, owner: { S: this.#owner } };
    this.#record(`,"LastEvaluatedKey":${JSON.stringify(lastKey)}`);
    this.#after = sortKey;
  }

  end(): void {
    this.#record('');
  }

  #record(lastEvaluatedKey: string): void {
    const count = this.#items.length;
    const body = Buffer.from(
      `{"Count":${count},"Items":[${this.#items.join(',')}]${lastEvaluatedKey},"ScannedCount":${count}}`,
    );
    this.pages.set(this.#after, { body, crc32: crc32(body) });
    this.#items = [];
    this.#bytes = 0;
  }
}

/** A Query reads 1 MB of items at a time (API reference). The size of an item is counted as below. */
const pageBytes = 1024 * 1024;

/**
 * Names and values count in UTF-8. A number takes about one byte for two digits, and one more (developer guide, "item
 * sizes").
 */
function itemBytes(item: LedgerItem['item']): number {
  let bytes = 0;
  for (const [name, { S, N }] of Object.entries(item)) {
    bytes += Buffer.byteLength(name) + (S === undefined ? Math.ceil((N ?? '').length / 2) + 1 : Buffer.byteLength(S));
  }
  return bytes;
}
