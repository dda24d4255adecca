import { isJsonObject } from '../../json.ts';
import type { FilterEntry, SubscriptionFilter } from '../runtime/invocation.ts';

/**
 * `util.transform.toSubscriptionFilter`, as recorded from the service. Every operator of a field, every member of an
 * `or` and every rule is an alternative, so the groups multiply out. Returns null for a value that is not a filter
 * object.
 */
export function toSubscriptionFilter(
  filter: unknown,
  ignoredFields: readonly string[] = [],
  rules: unknown = {},
): SubscriptionFilter | null {
  if (!isJsonObject(filter)) return null;
  const matched = alternatives(filter, new Set(ignoredFields));
  const required = isJsonObject(rules)
    ? Object.entries(rules).flatMap(([field, operators]) => entries(field, operators).map((entry) => [entry]))
    : [];
  const groups = required.length > 0 ? product([matched.length > 0 ? matched : [[]], required]) : matched;
  return { filterGroup: groups.filter((filters) => filters.length > 0).map((filters) => ({ filters })) };
}

type Group = readonly FilterEntry[];

/** The filter as an OR of ANDs, without empty members. */
function alternatives(filter: unknown, ignored: ReadonlySet<string>): Group[] {
  if (!isJsonObject(filter)) return [];
  // Recorded: fields come first, then `and`, then `or`, regardless of their order in the object.
  const fields = Object.entries(filter).filter(([key]) => key !== 'and' && key !== 'or' && !ignored.has(key));
  const factors = [
    ...fields.map(([field, operators]) => entries(field, operators).map((entry): Group => [entry])),
    ...members(filter['and']).map((member) => alternatives(member, ignored)),
    members(filter['or']).flatMap((member) => alternatives(member, ignored)),
  ].filter((choices) => choices.length > 0);
  return factors.length === 0 ? [] : product(factors);
}

function entries(fieldName: string, operators: unknown): FilterEntry[] {
  return isJsonObject(operators)
    ? Object.entries(operators).map(([operator, value]) => ({ fieldName, operator, value }))
    : [];
}

function members(group: unknown): readonly unknown[] {
  return Array.isArray(group) ? group : [];
}

function product(factors: readonly (readonly Group[])[]): Group[] {
  return factors.reduce<Group[]>(
    (groups, choices) => groups.flatMap((group) => choices.map((choice) => [...group, ...choice])),
    [[]],
  );
}
