import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../json.ts';
import { isJsonObject } from '../../json.ts';
import type { FilterEntry, SubscriptionFilter } from '../runtime/invocation.ts';
import type { FilterOperator } from './check-subscription-filter.ts';

/**
 * True when all filters of at least one group match the payload. The filter must have passed `checkSubscriptionFilter`.
 */
export function matchesFilter({ filterGroup }: SubscriptionFilter, payload: unknown): boolean {
  return filterGroup.some(({ filters }) => filters.every((entry) => holds(entry, payload)));
}

/**
 * Used without a filter: each given argument must equal the payload's field of the same name. An explicit null matches
 * null.
 */
export function matchesArguments(args: JsonObject, payload: unknown): boolean {
  return Object.entries(args).every(([name, value]) =>
    isDeepStrictEqual(memberAt(payload, name) ?? null, value ?? null),
  );
}

type Comparison = (actual: unknown, wanted: unknown) => boolean;

/**
 * For a field that is null or not in the payload, positive operators are false and negative operators are true. The
 * latter is unproven.
 */
const comparisons: Readonly<Record<FilterOperator, Comparison>> = {
  eq: (actual, wanted) => actual === wanted,
  ne: (actual, wanted) => actual !== wanted,
  lt: ordered((sign) => sign < 0),
  le: ordered((sign) => sign <= 0),
  gt: ordered((sign) => sign > 0),
  ge: ordered((sign) => sign >= 0),
  contains,
  notContains: (actual, wanted) => !contains(actual, wanted),
  beginsWith: (actual, wanted) => typeof actual === 'string' && typeof wanted === 'string' && actual.startsWith(wanted),
  in: (actual, wanted) => listOf(wanted).includes(actual),
  notIn: (actual, wanted) => !listOf(wanted).includes(actual),
  between: (actual, wanted) => {
    const [low, high] = listOf(wanted);
    return comparisons.ge(actual, low) && comparisons.le(actual, high);
  },
  containsAny: (actual, wanted) => listOf(wanted).some((member) => contains(actual, member)),
};

function holds({ fieldName, operator, value }: FilterEntry, payload: unknown): boolean {
  return comparisons[operator as FilterOperator](memberAt(payload, fieldName), value);
}

function memberAt(payload: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
      payload,
    );
}

/** Compares strings with strings and numbers with numbers. Other values have no order. */
function ordered(accepts: (sign: number) => boolean): Comparison {
  return (actual, wanted) => {
    if (typeof actual === 'number' && typeof wanted === 'number') return accepts(actual - wanted);
    if (typeof actual === 'string' && typeof wanted === 'string')
      return accepts(actual < wanted ? -1 : Number(actual > wanted));
    return false;
  };
}

function contains(actual: unknown, wanted: unknown): boolean {
  if (Array.isArray(actual)) return actual.includes(wanted);
  return typeof actual === 'string' && typeof wanted === 'string' && actual.includes(wanted);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
