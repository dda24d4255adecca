import type { Difference, FieldDifference } from './differences.ts';
import { longestField, mostFields } from './differences.ts';
import type { Item } from './json-lines.ts';
import { textOf } from './json-lines.ts';
import { sameValue } from './same-value.ts';

/**
 * The attributes that differ, in the order of their names; all of them for a record in one copy only. The partition
 * attribute is left out: whose account book it is, is said once for the whole copy.
 */
export function fieldDifferences(
  before: Item | undefined,
  after: Item | undefined,
  partitionAttribute: string,
): Omit<Difference, 'key'> {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  names.delete(partitionAttribute);
  const fields: FieldDifference[] = [];
  for (const attribute of [...names].sort()) {
    if (sameValue(own(before, attribute), own(after, attribute))) continue;
    fields.push({ attribute, before: shown(before, attribute), after: shown(after, attribute) });
  }
  return { fields: fields.slice(0, mostFields), moreFields: Math.max(0, fields.length - mostFields) };
}

const own = (item: Item | undefined, name: string): unknown =>
  item && Object.hasOwn(item, name) ? item[name] : undefined;

function shown(item: Item | undefined, name: string): string | null {
  if (!item || own(item, name) === undefined) return null;
  const text = textOf(item, name);
  if (text.length <= longestField) return text;
  // Never between the two halves of a character.
  return `${text.slice(0, longestField).replace(/[\ud800-\udbff]$/, '')}…`;
}
