import { promisify } from 'node:util';
import type { Put, Store, Table } from 'dynalite/db/index.js';
import storage from 'dynalite/db/index.js';
import { onDisk } from 'local-aws/files/disk-fault.ts';
import type { Ledger, LedgerItem } from './generate-ledger.ts';
import type { LedgerTables } from './plant-ledger.ts';

/**
 * Writes whole ledgers into the engine's folder while no engine has it open: what DynamoDB's ImportTable is to BatchWriteItem. It asks no
 * role and checks keys only, so it is for the host's own first start; a program that wants to write goes through the door (`plantLedger`).
 * Ten years take about one second, against about ten through the door: dynalite reads the table and the old item anew for each item it puts.
 *
 * Items replace those of the same key. An import that is cut short leaves some of the items; importing again completes it.
 *
 * @param options.enginePath the engine's LevelDB folder; the tables must have been created in it
 * @returns how many items were written
 * @throws EngineFolderInUse when an engine, of this process or another, has the folder open
 * @throws DiskFault when the disk refuses it
 * @throws TableNotImportable when a table is missing or has indexes
 */
export function importLedgers(options: ImportOptions): Promise<number> {
  return onDisk(options.enginePath, () => importAll(options));
}

interface ImportOptions {
  readonly enginePath: string;
  readonly tables: LedgerTables;
  readonly ledgers: readonly { readonly owner: string; readonly ledger: Ledger }[];
}

async function importAll({ enginePath, tables, ledgers }: ImportOptions): Promise<number> {
  const store = storage.create({ path: enginePath });
  try {
    await open(store, enginePath);
    const importing = await tableImports(store, tables);
    let itemsWritten = 0;
    for (const { owner, ledger } of ledgers) {
      for (const { dataset, item } of ledger) {
        await importing[dataset].put({ owner: { S: owner }, ...item });
        itemsWritten += 1;
      }
    }
    for (const table of Object.values(importing)) await table.flush();
    return itemsWritten;
  } finally {
    await store.lifecycleManager.gracefulClose();
  }
}

/** The folder has one opener at a time. */
export class EngineFolderInUse extends Error {
  constructor(enginePath: string, options: ErrorOptions) {
    super(`Expected to have ${enginePath} alone, but an engine has it open. Close it before importing.`, options);
    this.name = 'EngineFolderInUse';
  }
}

/** The table is not there or holds more than items. */
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

/** Items written to the engine at once; larger batches gained nothing when measured. */
const itemsPerWrite = 500;

async function tableImports(store: Store, tables: LedgerTables): Promise<Record<LedgerItem['dataset'], TableImport>> {
  return {
    slips: await tableImport(store, tables.slips),
    balances: await tableImport(store, tables.balances),
    kinds: await tableImport(store, tables.kinds),
    methods: await tableImport(store, tables.methods),
  };
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
  // An index is a copy that putting an item keeps in step; written past it, the two would disagree.
  if (table.GlobalSecondaryIndexes ?? table.LocalSecondaryIndexes) throw new TableNotImportable(name, 'it has indexes');
  return table;
}
