import { attributeJson } from '../archive/entries/jsonl.ts';
import type { AttributeValue, Item } from '../archive/items/attribute-value.ts';
import { parseItem } from '../archive/items/item-json.ts';
import { attributeOf } from './attribute-of.ts';
import type { LedgerRecord } from './ledger-record.ts';
import { sameValue } from './same-item.ts';

/** One attribute before and after, for a person. Null where the record does not have it. */
export interface FieldDifference {
  readonly attribute: string;
  readonly before: ShownValue | null;
  readonly after: ShownValue | null;
}

/** Text and number as they are; any other type as DynamoDB JSON. At most `longestShown` characters. */
export interface ShownValue {
  readonly type: string;
  readonly text: string;
  /** True when the text is only the beginning. */
  readonly isCut: boolean;
}

/** Longer values are cut, because a preview holds a hundred records of each class. */
export const longestShown = 1000;

/** The attributes that differ, in code-unit order of their names; all of them for a record that is only on one side. */
export function fieldDifferences(
  before: LedgerRecord | undefined,
  after: LedgerRecord | undefined,
): readonly FieldDifference[] {
  const [old, fresh]: readonly Item[] = [before, after].map((record) => (record ? parseItem(record.line) : {}));
  return [...new Set([...Object.keys(old ?? {}), ...Object.keys(fresh ?? {})])]
    .sort()
    .map((attribute) => ({ attribute, old: attributeOf(old, attribute), fresh: attributeOf(fresh, attribute) }))
    .filter((one) => !sameValue(one.old, one.fresh))
    .map((one) => ({
      attribute: one.attribute,
      before: shown(one.old, one.attribute),
      after: shown(one.fresh, one.attribute),
    }));
}

function shown(value: AttributeValue | undefined, attribute: string): ShownValue | null {
  if (value === undefined) return null;
  const type = Object.keys(value)[0] ?? '';
  const text = value.S ?? value.N ?? attributeJson(value, attribute);
  return { type, text: wholeCharacters(text), isCut: text.length > longestShown };
}

/** Never ends between the two halves of a character. */
function wholeCharacters(text: string): string {
  return text.slice(0, longestShown).replace(/[\ud800-\udbff]$/, '');
}
