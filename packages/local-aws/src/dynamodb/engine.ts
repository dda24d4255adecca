import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ItemDb, Store } from 'dynalite/db/index.js';
import type { Action, OperationRules } from 'dynalite/validations/index.js';
import validations from 'dynalite/validations/index.js';
import type { JsonObject } from '../json.ts';
import type { OpenStore } from './disk-store.ts';
import { DiskStore } from './disk-store.ts';
import { compareDocumentsInConditions } from './document-equality.ts';

compareDocumentsInConditions();

/**
 * DynamoDB's data engine. It runs dynalite's validations and actions in this process, on LevelDB in
 * `<dataDir>/dynamodb`.
 */
export interface Engine {
  /** The LevelDB folder. */
  readonly path: string;
  /** Runs an operation of dynalite. `input` is the operation's JSON, which the engine may change. */
  run(operation: string, input: object): Promise<EngineResult>;
  /**
   * The input as `run` would read it, with parsed expressions. Undefined when `run` would refuse it before it reads an
   * item. May change `input`.
   */
  read(operation: string, input: object): Promise<JsonObject | undefined>;
  /** Makes a table usable when a process ended during its creation. */
  finishCreation(tableName: string): Promise<void>;
  /** The number of writes that the disk has refused. */
  readonly diskFaults: number;
  close(): Promise<void>;
}

export type Item = Readonly<Record<string, unknown>>;

export type EngineResult =
  | { readonly kind: 'done'; readonly output: object }
  /** `existingItem` is the item that failed a condition, as it was at that moment. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly refusal: Readonly<Record<string, unknown>>;
      readonly existingItem?: Item;
    };

/**
 * Does not use dynalite's own server. That server crashes the process when a client hangs up in the middle of a body or
 * the disk is full, and it verifies no signatures.
 */
export async function openEngine(
  dataDir: string,
  account: { readonly region: string; readonly accountId: string },
): Promise<Engine> {
  const disk = await DiskStore.open(join(dataDir, 'dynamodb'), account);
  return {
    path: disk.path,
    run: (operation, input) => disk.use((open) => run(open, operation, input)),
    read: (operation, input) => disk.use(({ store }) => read(store, operation, input)),
    finishCreation: (tableName) => disk.use(({ store }) => finishCreation(store, tableName)),
    get diskFaults() {
      return disk.faults;
    },
    close: () => disk.close(),
  };
}

async function run(open: OpenStore, operation: string, input: object): Promise<EngineResult> {
  const { action, rules } = await load(operation);
  const { store } = open;
  const witness = new Witness(open);
  try {
    const checked = check(store, input, rules);
    const output = await promisify((done: (error: Error | null, result: object) => void) =>
      action(witness.store, checked, done),
    )();
    return { kind: 'done', output };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { statusCode: status, body: refusal } = error;
    return { kind: 'refused', status, refusal, ...(witness.item === undefined ? {} : { existingItem: witness.item }) };
  }
}

async function read(store: Store, operation: string, input: object): Promise<JsonObject | undefined> {
  const { rules } = await load(operation);
  try {
    return check(store, input, rules) as JsonObject;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/**
 * Only checks the input, so that a TypeError or RangeError can only come from its shape. dynalite fails on a null in
 * place of an attribute's value, or on ten thousand levels.
 */
function check(store: Store, input: object, { types, custom }: OperationRules): object {
  try {
    const checked = validations.checkTypes(input, types);
    validations.checkValidations(checked, types, custom, store);
    return checked;
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new UnreadableInput('The input has a value of a shape that the operation does not accept.', { cause: error });
  }
}

class UnreadableInput extends Error {
  override readonly name = 'UnreadableInput';
  readonly statusCode = 400;
  readonly body = { __type: 'com.amazon.coral.service#SerializationException', message: this.message };
}

interface Loaded {
  readonly action: Action;
  readonly rules: OperationRules;
}

const loaded = new Map<string, Promise<Loaded>>();

function load(operation: string): Promise<Loaded> {
  const known = loaded.get(operation) ?? readOperation(`${operation.charAt(0).toLowerCase()}${operation.slice(1)}.js`);
  loaded.set(operation, known);
  return known;
}

async function readOperation(file: string): Promise<Loaded> {
  const { default: action } = (await import(`dynalite/actions/${file}`)) as { default: Action };
  const { default: rules } = (await import(`dynalite/validations/${file}`)) as { default: OperationRules };
  return { action, rules };
}

interface Refusal extends Error {
  readonly statusCode: number;
  readonly body: Readonly<Record<string, unknown>>;
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'statusCode' in error && 'body' in error;
}

/**
 * The store for one operation. It remembers the item that an action read under its lock, because a second read after a
 * failed condition could find another item. It also groups the writes under the lock as changes of one item.
 */
class Witness {
  readonly store: Store;
  item: Item | undefined;

  constructor({ store, writes }: OpenStore) {
    const getItemDb = (name: string): ItemDb => {
      const items = store.getItemDb(name) as ItemDb;
      const get: ItemDb['get'] = (key, callback) => {
        items.get(key, (error, item) => {
          this.item = item;
          callback(error, item);
        });
      };
      const lock: ItemDb['lock'] = (key, held) => items.lock(key, (release) => writes.ofItem(() => held(release)));
      return Object.create(items, { get: { value: get }, lock: { value: lock } }) as ItemDb;
    };
    this.store = Object.create(store, { getItemDb: { value: getItemDb } }) as Store;
  }
}

async function finishCreation(store: Store, tableName: string): Promise<void> {
  const table = await promisify((done: (error: Error | null, found: object) => void) =>
    store.getTable(tableName, false, done),
  )();
  const { GlobalSecondaryIndexes: indexes } = table as { GlobalSecondaryIndexes?: readonly object[] };
  const finished = {
    ...table,
    TableStatus: 'ACTIVE',
    ...(indexes === undefined
      ? {}
      : { GlobalSecondaryIndexes: indexes.map((index) => ({ ...index, IndexStatus: 'ACTIVE' })) }),
  };
  await promisify((done: (error: Error | null) => void) => store.tableDb.put(tableName, finished, done))();
}
