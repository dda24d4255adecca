import type { PageSource } from '../../archive/archive-ledger.ts';
import type { Item } from '../../archive/items/attribute-value.ts';
import type { ItemPage } from '../../archive/items/item-page.ts';
import { pageOf } from '../../archive/items/page-of-items.ts';
import { fromStored } from '../../ledger/layouts/stored-record.ts';
import { ExportFailed } from '../export-worker/failure.ts';
import type { StoredTable } from './stored-table.ts';

/** Turns items of tables with other keys into pages of records as archives hold them. */
export class RecordPages implements PageSource {
  readonly #table: StoredTable & { readonly signal: AbortSignal };
  readonly #items: AsyncIterator<readonly Item[]>;
  #hasEnded = false;

  /** @param items in key order, in batches of any size */
  constructor(table: StoredTable & { readonly signal: AbortSignal }, items: AsyncIterable<readonly Item[]>) {
    this.#table = table;
    this.#items = items[Symbol.asyncIterator]();
  }

  async next(): Promise<ItemPage | undefined> {
    const { dataset, layout, owner, signal } = this.#table;
    const records: Item[] = [];
    try {
      while (!this.#hasEnded && records.length < fewestInPage) {
        const next: IteratorResult<readonly Item[], unknown> = await this.#items.next();
        if (next.done) {
          this.#hasEnded = true;
          break;
        }
        for (const item of next.value) records.push(fromStored(dataset, layout.tables[dataset.name], owner, item));
      }
    } catch (cause) {
      signal.throwIfAborted();
      throw new ExportFailed('LEDGER_UNREADABLE', {
        cause: new Error(`The table of ${dataset.name} could not be read.`, { cause }),
      });
    }
    return records.length > 0 ? pageOf(records) : undefined;
  }
}

/** A day has a few records, and each page costs a call of everything that writes it. */
const fewestInPage = 200;
