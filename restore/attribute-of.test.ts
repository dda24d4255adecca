import { describe, expect, it } from 'vitest';
import type { Item } from '../archive/items/attribute-value.ts';
import { parseItem } from '../archive/items/item-json.ts';
import { slips } from '../ledger/datasets.ts';
import { byOwner } from '../ledger/layouts/by-owner.ts';
import { attributeOf } from './attribute-of.ts';
import { conditionalWrite } from './conditional-write.ts';
import { fieldDifferences } from './field-difference.ts';
import { owner, recordOf } from './ledger-arbitrary.ts';
import { sameItem } from './same-item.ts';

const table = { dataset: slips, layout: byOwner };

const key = '20250301#food01_1';
const bare: Item = { owner: { S: owner }, entry: { S: key } };
const record = (item: Item) => recordOf(slips, key, item);

describe.each(['toString', 'constructor', 'valueOf', '__proto__'])('an attribute named %s', (name) => {
  // A literal with the name __proto__ would set the prototype.
  const named = parseItem(JSON.stringify(bare).replace(/}$/, `,"${name}":{"M":{}}}`));

  it('is found only where the item has it', () => {
    expect(attributeOf(bare, name)).toBeUndefined();
    expect(attributeOf(undefined, name)).toBeUndefined();
    expect(attributeOf(named, name)).toEqual({ M: {} });
  });

  it('makes a difference', () => {
    expect(sameItem(named, { ...bare, memo: { S: '' } })).toBe(false);
  });

  it('is shown to a person', () => {
    expect(fieldDifferences(record(bare), record(named))).toEqual([
      { attribute: name, before: null, after: { type: 'M', text: '{"M":{}}', isCut: false } },
    ]);
  });

  it('is added on the condition that it is absent, and removed', () => {
    const added = conditionalWrite(table, record(bare), record(named));
    expect(added.operation === 'UpdateItem' && added.input.UpdateExpression).toMatch(/^SET /);
    expect(added.input.ConditionExpression).toContain('attribute_not_exists');
    const removed = conditionalWrite(table, record(named), record(bare));
    expect(removed.operation === 'UpdateItem' && removed.input.UpdateExpression).toMatch(/^REMOVE /);
  });
});
