/**
 * The part of dynalite's storage that the import uses. dynalite brings no types. The source read was 4.0.0, which
 * package.json pins.
 */
declare module 'dynalite/db/index.js' {
  import type { AttributeValue } from '@aws-sdk/client-dynamodb';

  type Item = Readonly<Record<string, AttributeValue>>;

  export interface Table {
    readonly GlobalSecondaryIndexes?: readonly unknown[];
    readonly LocalSecondaryIndexes?: readonly unknown[];
  }

  export interface Put {
    readonly type: 'put';
    readonly key: string;
    readonly value: Item;
  }

  type Callback<Result> = (error: Error | null, result: Result) => void;

  export interface Store {
    readonly lifecycleManager: { gracefulClose(): Promise<void> };
    getTable(name: string, callback: Callback<Table>): void;
    getItemDb(name: string): { batch(puts: readonly Put[], callback: Callback<void>): void };
  }

  export interface Storage {
    create(options: { readonly path: string }): Store;
    /** The refusal that DynamoDB would give, or undefined. */
    validateItem(item: Item, table: Table): Error | null | undefined;
    createKey(item: Item, table: Table): string;
  }
  const storage: Storage;
  export default storage;
}
