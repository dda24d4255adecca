import { promisify } from 'node:util';
import type { Put, Store, Table } from 'dynalite/db/index.js';
import storage from 'dynalite/db/index.js';
import { onDisk } from 'local-aws/files/disk-fault.ts';
import type { DatasetName } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';
import { isAsArchived } from '../../ledger/layouts/is-as-archived.ts';
import type { Layout } from '../../ledger/layouts/layout.ts';
import { toStored } from '../../ledger/layouts/stored-record.ts';
import type { Ledger, LedgerItem } from './generate-ledger.ts';
import type { LedgerTableNames } from './plant-ledger.ts';

/**
 * Writes whole ledgers into the engine's folder while no engine has the folder open. It compares to BatchWriteItem as
 * DynamoDB's ImportTable does. It checks no permissions and validates keys only, so it is for the host's own first
 * start. Any other program writes through the endpoint (`plantLedger`). Ten years take about one second here, and about
 * ten through the endpoint, where dynalite reads the table and the old item again for each item.
 *
 * Items replace those with the same key. An interrupted import leaves some of the items, and a second import completes
 * it.
 *
 * @param options.enginePath the engine's LevelDB folder. The tables must exist in it
 * @returns the number of items written
 * @throws EngineFolderInUse when an engine, of this process or another, has the folder open
 * @throws DiskFault when the disk refuses a write
 * @throws TableNotImportable when a table is missing or has indexes
 */
export function importLedgers(options: ImportOptions): Promise<number> {
  return onDisk(options.enginePath, () => importAll(options));
}

interface ImportOptions {
  readonly enginePath: string;
  readonly tables: LedgerTableNames;
  /** How the tables are keyed. */
  readonly layout: Layout;
  readonly ledgers: readonly { readonly owner: string; readonly ledger: Ledger }[];
}

async function importAll({ enginePath, tables, layout, ledgers }: ImportOptions): Promise<number> {
  const storedIn = storing(layout);
  const store = storage.create({ path: enginePath });
  try {
    await open(store, enginePath);
    const importing = await tableImports(store, tables);
    let itemsWritten = 0;
    for (const { owner, ledger } of ledgers) {
      for (const { dataset, item } of ledger) {
        await importing[dataset].put(storedIn(dataset, { owner: { S: owner }, ...item }));
        itemsWritten += 1;
      }
    }
    for (const table of Object.values(importing)) await table.flush();
    return itemsWritten;
  } finally {
    await store.lifecycleManager.gracefulClose();
  }
}

/** Gives an item the keys of its table. */
function storing(layout: Layout): (name: DatasetName, item: LedgerItem['item']) => LedgerItem['item'] {
  return (name, item) => {
    const dataset = datasets.find((one) => one.name === name);
    if (!dataset || isAsArchived(layout, dataset)) return item;
    const stored = toStored(dataset, layout.tables[name], { key: item[dataset.sortAttribute]?.S ?? '', item });
    if (!stored) throw new RangeError(`The demo ledger has a record that a table of ${layout.name} cannot hold.`);
    return stored as LedgerItem['item'];
  };
}

/** Only one process at a time can open the folder. */
export class EngineFolderInUse extends Error {
  constructor(enginePath: string, options: ErrorOptions) {
    super(`Expected to have ${enginePath} alone, but an engine has it open. Close it before importing.`, options);
    this.name = 'EngineFolderInUse';
  }
}

/** The table is missing, or holds more than items. */
export class TableNotImportable extends Error {
  constructor(table: string, why: string, options?: ErrorOptions) {
    super(`Expected a table ${table} without indexes to import into, but ${why}.`, options);
    this.name = 'TableNotImportable';
  }
}

async function open(store: Store, enginePath: string): Promise<void> {
  try {
    await store.db.open();
  } catch (error) {
    const { cause } = error as Error;
    if (cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED')
      throw new EngineFolderInUse(enginePath, { cause });
    throw error;
  }
}

interface TableImport {
  put(item: LedgerItem['item']): Promise<void>;
  flush(): Promise<void>;
}

/** Items written to the engine at once. Larger batches were not faster when measured. */
const itemsPerWrite = 500;

async function tableImports(
  store: Store,
  tables: LedgerTableNames,
): Promise<Readonly<Record<DatasetName, TableImport>>> {
  const opened = new Map<DatasetName, TableImport>();
  for (const { name } of datasets) opened.set(name, await tableImport(store, tables[name]));
  return Object.fromEntries(opened) as Record<DatasetName, TableImport>;
}

async function tableImport(store: Store, name: string): Promise<TableImport> {
  const table = await tableNamed(store, name);
  const items = store.getItemDb(name);
  const write = promisify((puts: readonly Put[], done: (error: Error | null) => void) => items.batch(puts, done));
  let puts: Put[] = [];
  const flush = async () => {
    const batch = puts;
    puts = [];
    await write(batch);
  };
  return {
    flush,
    async put(item) {
      const refusal = storage.validateItem(item, table);
      if (refusal) throw refusal;
      puts.push({ type: 'put', key: storage.createKey(item, table), value: item });
      if (puts.length === itemsPerWrite) await flush();
    },
  };
}

async function tableNamed(store: Store, name: string): Promise<Table> {
  let table: Table;
  try {
    table = await promisify((done: (error: Error | null, found: Table) => void) => store.getTable(name, done))();
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'NotFoundError')
      throw new TableNotImportable(name, 'there is none', { cause });
    throw cause;
  }
  // The engine updates an index when an item is put. A direct write would leave the index out of date.
  if (table.GlobalSecondaryIndexes ?? table.LocalSecondaryIndexes) throw new TableNotImportable(name, 'it has indexes');
  return table;
}
