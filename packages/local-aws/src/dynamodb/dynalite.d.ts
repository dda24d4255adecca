// dynalite has no types. These are the parts in use, read from version 4.0.0, which package.json pins.

declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface DynaliteOptions {
    readonly path?: string;
    readonly createTableMs?: number;
    readonly updateTableMs?: number;
    readonly deleteTableMs?: number;
  }
  function dynalite(options?: DynaliteOptions): Server;
  export default dynalite;
}

declare module 'dynalite/validations/index.js' {
  import type { Store } from 'dynalite/db/index.js';

  /** The export of `dynalite/actions/<operation>.js`. */
  export type Action = (store: Store, input: object, callback: (error: Error | null, output: object) => void) => void;

  /** The exports of `dynalite/validations/<operation>.js`. */
  export interface OperationRules {
    readonly types: object;
    readonly custom?: (input: object, store: Store) => string | undefined;
  }

  const validations: {
    /**
     * Returns the input with only the members that the operation knows, and removes the others from `input`. Throws for
     * an input that DynamoDB would refuse.
     */
    checkTypes(input: object, types: object): object;
    checkValidations(input: object, types: object, custom: OperationRules['custom'], store: Store): void;
  };
  export default validations;
}

// The rest of this module is declared next to the bulk import that uses it.
declare module 'dynalite/db/index.js' {
  type ItemCallback = (error: Error | null, item?: Readonly<Record<string, unknown>>) => void;

  /** The result of `getItemDb`, with more members than the import needs. */
  export interface ItemDb {
    /** Runs `held` when the lock of the key is free. `release` returns a function that releases the lock. */
    lock(key: string, held: (release: unknown) => void): void;
    get(key: string, callback: ItemCallback): void;
    batch(puts: readonly Put[], callback: Callback<void>): void;
  }

  export interface TableDb {
    awsAccountId: string;
    awsRegion: string;
    put(name: string, table: object, callback: (error: Error | null) => void): void;
  }

  export type StoreChange =
    | { readonly type: 'put'; readonly key: string; readonly value: unknown }
    | { readonly type: 'del'; readonly key: string };

  /**
   * The database that holds everything. Its keys begin with `table~`, `item-<table>~` or
   * `index-<type>~<table>~<index>~`.
   */
  export interface WholeDb {
    put: (key: string, value: unknown, callback: (error: Error | null) => void) => void;
    del: (key: string, callback: (error: Error | null) => void) => void;
    batch: (changes: readonly StoreChange[], callback: (error: Error | null) => void) => void;
    open(): Promise<void>;
  }

  export interface Store {
    readonly db: WholeDb;
    readonly tableDb: TableDb;
    /** With `false`, tables that are not ready are found too. */
    getTable(name: string, checkStatus: false, callback: Callback<Table>): void;
  }

  // The members that `document-equality.ts` replaces or calls.
  export interface Storage {
    /** Undefined or null where the condition holds; otherwise the refusal. */
    checkConditional: (
      input: Readonly<Record<string, unknown>>,
      item: Readonly<Record<string, unknown>> | undefined,
    ) => Error | null | undefined;
    readonly mapPath: (path: readonly unknown[], item: Readonly<Record<string, unknown>>) => unknown;
  }
}
