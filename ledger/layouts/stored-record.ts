import type { Dataset } from '../datasets.ts';
import { dayOfKey, dayOfKeyLength } from '../day.ts';
import { isDayOfTables } from './days-of-tables.ts';
import type { KeyAttribute, KeyContent, TableLayout } from './layout.ts';
import { recordAttribute } from './layout.ts';

/** An attribute's value as DynamoDB types it; only texts matter here. */
export interface Value {
  readonly S?: string | undefined;
}

export type Attributes = Readonly<Record<string, Value>>;

/** The attributes of the table's key. */
export function keyAttributes({ partition, sort }: TableLayout): readonly KeyAttribute[] {
  return sort ? [partition, sort] : [partition];
}

/**
 * The key of a record in its table; undefined when the table cannot hold a record of that key: it is keyed by days, and
 * the key holds no day that is read.
 *
 * @param key the value of the dataset's sort attribute, as archives have it
 */
export function storedKey(table: TableLayout, owner: string, key: string): Attributes | undefined {
  const parts = keyAttributes(table).map(
    ({ attribute, holds }) => [attribute, { S: partOf(holds, owner, key) }] as const,
  );
  return parts.every(([, { S }]) => S !== '') ? Object.fromEntries(parts) : undefined;
}

/**
 * A record as its table has it: with the table's key, and without the key attributes that only the product has.
 * Undefined when the table cannot hold the record as it is: its key is none of this table, or an attribute that has the
 * name of a key attribute holds something else, so that the record would come back changed.
 */
export function toStored(
  dataset: Dataset,
  table: TableLayout,
  { key, item }: { readonly key: string; readonly item: Attributes },
): Attributes | undefined {
  const stored = storedKey(table, item[dataset.partitionAttribute]?.S ?? '', key);
  if (!stored) return undefined;
  const replaced = replacedAttributes(dataset, table);
  for (const { attribute, name } of replaced) if (item[name]?.S !== stored[attribute]?.S) return undefined;
  const own = new Set([...keysOfRecord(dataset), ...replaced.map(({ name }) => name)]);
  for (const [attribute, { S }] of Object.entries(stored)) {
    const isPartOfRecord = own.has(attribute) || isDataOf(dataset, table, attribute);
    const held = Object.hasOwn(item, attribute) ? item[attribute] : undefined;
    if (isPartOfRecord ? held?.S !== S : held !== undefined) return undefined;
  }
  const rest = Object.entries(item).filter(([name]) => !own.has(name));
  return { ...Object.fromEntries(rest), ...stored };
}

/**
 * A record of a table as archives and restores know it: with the owner and the sort attribute of its dataset, and
 * without attributes that only the table's key has.
 *
 * @throws RangeError for a record that has an attribute of one of those names, or of one that the key replaces, and holds
 * something else in it
 */
export function fromStored(dataset: Dataset, table: TableLayout, owner: string, stored: Attributes): Attributes {
  const key = keyOfStored(table, stored);
  const keys = {
    [dataset.partitionAttribute]: { S: owner },
    [dataset.sortAttribute]: { S: key },
    ...Object.fromEntries(
      replacedAttributes(dataset, table).map(({ attribute, name }) => [name, { S: stored[attribute]?.S }]),
    ),
  };
  const inTable = new Set(keyAttributes(table).map(({ attribute }) => attribute));
  const kept = Object.entries(stored).filter(
    ([name]) => !inTable.has(name) || isDataOf(dataset, table, name) || Object.hasOwn(keys, name),
  );
  for (const [name, value] of kept) {
    if (Object.hasOwn(keys, name) && value.S !== keys[name]?.S)
      throw new RangeError(
        `A record of ${dataset.name} has an attribute ${name} of its own. In an archive, this name is that of a key.`,
      );
  }
  return { ...Object.fromEntries(kept), ...keys };
}

/** The value of the dataset's sort attribute, from the key of a table. */
export function keyOfStored(table: TableLayout, stored: Attributes): string {
  const holding = (content: KeyContent) => {
    const found = keyAttributes(table).find(({ holds }) => holds === content);
    return found ? (stored[found.attribute]?.S ?? '') : undefined;
  };
  return holding('entry') ?? holding('code') ?? `${holding('day') ?? ''}#${holding('within-day') ?? ''}`;
}

/** Empty where the key has no such part. DynamoDB has no empty keys. */
function partOf(holds: KeyContent, owner: string, key: string): string {
  switch (holds) {
    case 'owner':
      return owner;
    case 'entry':
    case 'code':
      return key;
    case 'day': {
      const day = dayOfKey(key) ?? '';
      return isDayOfTables(day) ? day : '';
    }
    case 'within-day':
      return dayOfKey(key) === undefined ? '' : key.slice(dayOfKeyLength);
    default:
      return holds.text;
  }
}

/** The two attributes that are a record's key in the product. */
function keysOfRecord({ partitionAttribute, sortAttribute }: Dataset): readonly string[] {
  return [partitionAttribute, sortAttribute];
}

/** The key attributes that stand for attributes of the record, which the table's items do not have. */
function replacedAttributes(dataset: Dataset, table: TableLayout) {
  return keyAttributes(table).flatMap(({ attribute, holds, replaces }) => {
    const name = recordAttribute(dataset, holds);
    return replaces && name !== null && name !== attribute ? [{ attribute, name }] : [];
  });
}

/** True for a key attribute that is also one of the record's data, such as the day of a slip. */
function isDataOf(dataset: Dataset, table: TableLayout, attribute: string): boolean {
  const holds = keyAttributes(table).find((one) => one.attribute === attribute)?.holds;
  return (
    (holds !== undefined && attribute === recordAttribute(dataset, holds)) ||
    (holds === 'code' && attribute === dataset.sortAttribute)
  );
}
