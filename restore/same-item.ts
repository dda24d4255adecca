import type { AttributeValue, Item } from '../archive/items/attribute-value.ts';
import { parseItem } from '../archive/items/item-json.ts';
import { plainDecimal } from '../ledger/money.ts';
import { attributeOf } from './attribute-of.ts';
import type { LedgerRecord } from './ledger-record.ts';

/**
 * Whether two lines of DynamoDB JSON hold the same item by value: numbers compare as numbers (`1E3` is `1000`), sets
 * without their order, and everything else exactly. Equal lines, the usual case, are not parsed.
 */
export function sameLine(a: string, b: string): boolean {
  return a === b || sameItem(parseItem(a), parseItem(b));
}

/** Whether two records are equal by value, or both absent. */
export function sameRecord(a: LedgerRecord | undefined, b: LedgerRecord | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameLine(a.line, b.line);
}

export function sameItem(a: Item, b: Item): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => sameValue(attributeOf(a, name), attributeOf(b, name)))
  );
}

/** Whether two values are equal as DynamoDB's `=` compares them. */
export function sameValue(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  return a !== undefined && b !== undefined && canonical(a) === canonical(b);
}

/** A text that two values have in common exactly when they are equal. */
function canonical(value: AttributeValue): string {
  const { S, N, B, BOOL, NULL, SS, NS, BS, L, M } = value;
  if (S !== undefined) return JSON.stringify(['S', S]);
  if (N !== undefined) return JSON.stringify(['N', plainDecimal(N)]);
  if (B !== undefined) return JSON.stringify(['B', base64(B)]);
  if (BOOL !== undefined) return JSON.stringify(['BOOL', BOOL]);
  if (NULL !== undefined) return JSON.stringify(['NULL', NULL]);
  if (SS !== undefined) return JSON.stringify(['SS', ...SS.toSorted()]);
  if (NS !== undefined) return JSON.stringify(['NS', ...NS.map(plainDecimal).sort()]);
  if (BS !== undefined) return JSON.stringify(['BS', ...BS.map(base64).sort()]);
  if (L !== undefined) return JSON.stringify(['L', ...L.map(canonical)]);
  return JSON.stringify([
    'M',
    ...Object.entries(M ?? {})
      .map(([name, member]): [string, string] => [name, canonical(member)])
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  ]);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
