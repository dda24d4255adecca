import type { AttributeValue, Item } from '../archive/items/attribute-value.ts';

/**
 * An attribute of an item. An attribute may have the name of a property that every object inherits, such as `toString`,
 * so that `item[name]` would find a function where the item has no such attribute.
 */
export function attributeOf(item: Item | undefined, name: string): AttributeValue | undefined {
  return item !== undefined && Object.hasOwn(item, name) ? item[name] : undefined;
}
