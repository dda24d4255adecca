import type { AttributeValue, Item } from './attribute-value.ts';
import { parseItemNumber } from './item-number.ts';

/**
 * The size of an item by the rule of the DynamoDB developer guide ("DynamoDB item sizes and formats"): names and values
 * in UTF-8; numbers one byte for two significant digits and one more; NULL and BOOL one byte; lists and maps three
 * bytes and one more for each element. The guide calls the size of a number approximate. This is the least that it can
 * mean, so an item that DynamoDB holds is never too large here.
 */
export function itemBytes(item: Item): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item)) bytes += Buffer.byteLength(name) + valueBytes(value);
  return bytes;
}

/** The most bytes of an item in DynamoDB: 400 KB. */
export const mostItemBytes = 400 * 1024;

function valueBytes({ S, N, B, BOOL, SS, NS, BS, L, M }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return numberBytes(N);
  if (B !== undefined) return B.length;
  if (BOOL !== undefined) return 1;
  if (SS !== undefined) return sum(SS, (member) => Buffer.byteLength(member));
  if (NS !== undefined) return sum(NS, numberBytes);
  if (BS !== undefined) return sum(BS, (member) => member.length);
  if (L !== undefined) return containerBytes + sum(L, (element) => elementBytes + valueBytes(element));
  if (M !== undefined) return containerBytes + elementBytes * Object.keys(M).length + itemBytes(M);
  return 1;
}

function numberBytes(text: string): number {
  return 1 + Math.ceil((parseItemNumber(text)?.digits.length ?? 0) / 2);
}

const containerBytes = 3;
const elementBytes = 1;

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
