import { plainDecimal } from '../../ledger/money.ts';
import { isDecimal } from './is-decimal.ts';

/**
 * Whether two attributes in DynamoDB JSON are equal by value: numbers as numbers (`1E3` is `1000`), sets and maps without
 * their order, and everything else exactly. Two absent ones are equal.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === undefined || b === undefined ? a === b : canonicalValue(a) === canonicalValue(b);
}

/** A text that two attributes have in common exactly when they are equal. Of a made-up one, its JSON in one order. */
export function canonicalValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalValue).join(',')}]`;
  const members = Object.entries(value as Readonly<Record<string, unknown>>);
  const [first] = members;
  if (members.length === 1 && first) {
    const [type, content] = first;
    if (type === 'N' && typeof content === 'string') return `{"N":${JSON.stringify(number(content))}}`;
    if (sets.has(type) && Array.isArray(content)) {
      const texts = content.map((member: unknown) =>
        type === 'NS' && typeof member === 'string' ? JSON.stringify(number(member)) : canonicalValue(member),
      );
      return `{"${type}":[${texts.sort().join(',')}]}`;
    }
  }
  const texts = members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalValue(member)}`);
  return `{${texts.sort().join(',')}}`;
}

const number = (text: string): string => (isDecimal(text) ? plainDecimal(text) : text);
const sets = new Set(['SS', 'NS', 'BS']);
