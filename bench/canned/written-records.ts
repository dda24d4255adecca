import { datasets } from '../../ledger/datasets.ts';

type Attributes = Readonly<Record<string, { readonly S?: string }>>;

/** The records that a restore has written. Each counts once, however often its write is repeated. */
export class WrittenRecords {
  readonly #keys = new Set<string>();

  get count(): number {
    return this.#keys.size;
  }

  /** A request of PutItem, UpdateItem or DeleteItem. The tables have the names of the datasets. */
  add({ TableName, Item, Key }: { readonly TableName: string; readonly Item?: Attributes; readonly Key?: Attributes }) {
    const sortAttribute = datasets.find(({ name }) => name === TableName)?.sortAttribute ?? '';
    const key = (Item ?? Key)?.[sortAttribute]?.S;
    if (key === undefined) throw new Error(`A write to ${TableName} has no key.`);
    this.#keys.add(`${TableName} ${key}`);
  }

  clear(): void {
    this.#keys.clear();
  }
}
