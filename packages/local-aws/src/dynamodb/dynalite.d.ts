// dynalite brings no types. These are the parts that are used, read in 4.0.0, which package.json pins.

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

  /** What `dynalite/actions/<operation>.js` exports. */
  export type Action = (store: Store, input: object, callback: (error: Error | null, output: object) => void) => void;

  /** What `dynalite/validations/<operation>.js` exports. */
  export interface OperationRules {
    readonly types: object;
    readonly custom?: (input: object, store: Store) => string | undefined;
  }

  const validations: {
    /** The input with only what the operation knows; throws what DynamoDB would refuse. Takes out of `input` what it does not know. */
    checkTypes(input: object, types: object): object;
    checkValidations(input: object, types: object, custom: OperationRules['custom'], store: Store): void;
  };
  export default validations;
}

// The rest of this module is declared where the caller's bulk import uses it.
declare module 'dynalite/db/index.js' {
  type ItemCallback = (error: Error | null, item?: Readonly<Record<string, unknown>>) => void;

  /** What `getItemDb` gives: more than the import asks of it. */
  export interface ItemDb {
    /** Runs `held` once nobody else holds the key; what `release` returns lets go of it when it is called. */
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

  /** The one database below all of them, whose keys begin with what they belong to: `table~`, `item-<table>~`, `index-<type>~<table>~<index>~`. */
  export interface WholeDb {
    put: (key: string, value: unknown, callback: (error: Error | null) => void) => void;
    del: (key: string, callback: (error: Error | null) => void) => void;
    batch: (changes: readonly StoreChange[], callback: (error: Error | null) => void) => void;
    open(): Promise<void>;
  }

  export interface Store {
    readonly db: WholeDb;
    readonly tableDb: TableDb;
    /** With `false`, also a table that is not ready. */
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
