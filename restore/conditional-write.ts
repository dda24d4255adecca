import type { AttributeValue, Item } from '../archive/items/attribute-value.ts';
import { parseItem } from '../archive/items/item-json.ts';
import { isAsArchived } from '../ledger/layouts/is-as-archived.ts';
import { keyAttributes, toStored } from '../ledger/layouts/stored-record.ts';
import { attributeOf } from './attribute-of.ts';
import type { KeyedTable } from './keyed-table.ts';
import type { LedgerRecord } from './ledger-record.ts';
import { sameValue } from './same-item.ts';

/** A request of DynamoDB in the SDK's shape, without the table's name. */
export type ConditionalWrite =
  | { readonly operation: 'PutItem'; readonly input: Condition & { readonly Item: Item } }
  | {
      readonly operation: 'UpdateItem';
      readonly input: Condition & { readonly Key: Item; readonly UpdateExpression: string };
    }
  | { readonly operation: 'DeleteItem'; readonly input: Condition & { readonly Key: Item } };

interface Condition {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
}

/**
 * Changes a record from `from` to `to`, on the condition that the record is still `from` by value. An addition is a
 * PutItem on the condition that there is no such record. A change sets and removes only the attributes that differ, on
 * the condition that every attribute of `from` is unchanged and every new attribute is absent. A deletion is conditional
 * on every attribute of `from`. A condition cannot see an attribute that another writer adds in the same moment, so such
 * an attribute survives a change and does not prevent a deletion.
 *
 * @throws RangeError when both are absent, their keys differ, or the table cannot hold one of them (`isStorable`).
 */
export function conditionalWrite(
  table: KeyedTable,
  from: LedgerRecord | undefined,
  to: LedgerRecord | undefined,
): ConditionalWrite {
  if (from && to && from.key !== to.key) throw new RangeError('A write has one key.');
  const expression = new Expression();
  if (from === undefined) {
    if (to === undefined) throw new RangeError('A write has a record.');
    const condition = `attribute_not_exists(${expression.name(lastKeyAttribute(table))})`;
    return { operation: 'PutItem', input: { Item: storedItem(table, to), ...expression.with(condition) } };
  }
  const before = storedItem(table, from);
  const Key = keyOf(table, before);
  if (to === undefined) {
    return { operation: 'DeleteItem', input: { Key, ...expression.with(isUnchanged(table, before, expression)) } };
  }
  const after = storedItem(table, to);
  const added = Object.keys(after).filter((name) => attributeOf(before, name) === undefined);
  const changed = Object.keys(after).filter(
    (name) => added.includes(name) || !sameValue(attributeOf(before, name), attributeOf(after, name)),
  );
  const removed = Object.keys(before).filter((name) => attributeOf(after, name) === undefined);
  const sets = changed.map((name) => `${expression.name(name)}=${expression.value(after[name])}`);
  const update = [
    ...(sets.length > 0 ? [`SET ${sets.join(',')}`] : []),
    ...(removed.length > 0 ? [`REMOVE ${removed.map((name) => expression.name(name)).join(',')}`] : []),
  ].join(' ');
  const condition = [
    isUnchanged(table, before, expression),
    ...added.map((name) => `attribute_not_exists(${expression.name(name)})`),
  ].join(' AND ');
  return { operation: 'UpdateItem', input: { Key, UpdateExpression: update, ...expression.with(condition) } };
}

/** Whether the table can hold a record. Every record can be held where keys are as archives have them. */
export function isStorable({ dataset, layout }: KeyedTable, { key, line }: LedgerRecord): boolean {
  return (
    isAsArchived(layout, dataset) ||
    toStored(dataset, layout.tables[dataset.name], { key, item: parseItem(line) }) !== undefined
  );
}

function storedItem({ dataset, layout }: KeyedTable, { key, line }: LedgerRecord): Item {
  const item = parseItem(line);
  if (isAsArchived(layout, dataset)) return item;
  const stored = toStored(dataset, layout.tables[dataset.name], { key, item });
  if (!stored) throw new RangeError(`A table of the layout ${layout.name} cannot hold the record.`);
  return stored;
}

/** The key itself needs no comparison, but it must exist: without it, an absent item of key attributes alone would do. */
function isUnchanged(table: KeyedTable, before: Item, expression: Expression): string {
  const inKey = new Set(keyNames(table));
  return [
    `attribute_exists(${expression.name(lastKeyAttribute(table))})`,
    ...Object.entries(before)
      .filter(([name]) => !inKey.has(name))
      .map(([name, value]) => `${expression.name(name)}=${expression.value(value)}`),
  ].join(' AND ');
}

function keyOf(table: KeyedTable, item: Item): Item {
  return Object.fromEntries(
    keyNames(table).map((name) => {
      const value = item[name];
      if (!value) throw new RangeError(`An item of a table has the key attribute ${name}.`);
      return [name, value];
    }),
  );
}

function keyNames({ dataset, layout }: KeyedTable): readonly string[] {
  return keyAttributes(layout.tables[dataset.name]).map(({ attribute }) => attribute);
}

function lastKeyAttribute({ dataset, layout }: KeyedTable): string {
  const { partition, sort } = layout.tables[dataset.name];
  return (sort ?? partition).attribute;
}

/** Placeholders of one request. An attribute has one placeholder, however often it is named. */
class Expression {
  readonly #names = new Map<string, string>();
  readonly #values: AttributeValue[] = [];

  name(attribute: string): string {
    const placeholder = this.#names.get(attribute) ?? `#${this.#names.size}`;
    this.#names.set(attribute, placeholder);
    return placeholder;
  }

  value(value: AttributeValue | undefined): string {
    if (value === undefined) throw new RangeError('There is no such value.');
    return `:${this.#values.push(value) - 1}`;
  }

  with(condition: string): Condition {
    return {
      ConditionExpression: condition,
      ExpressionAttributeNames: Object.fromEntries([...this.#names].map(([name, placeholder]) => [placeholder, name])),
      ...(this.#values.length > 0 && {
        ExpressionAttributeValues: Object.fromEntries(this.#values.map((value, index) => [`:${index}`, value])),
      }),
    };
  }
}
