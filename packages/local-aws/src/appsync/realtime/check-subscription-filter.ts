import { isJsonObject, shown } from '../../json.ts';
import type { FilterEntry, SubscriptionFilter } from '../runtime/invocation.ts';

export const filterOperators = [
  'eq',
  'ne',
  'le',
  'lt',
  'ge',
  'gt',
  'contains',
  'notContains',
  'beginsWith',
  'in',
  'notIn',
  'between',
  'containsAny',
] as const;
export type FilterOperator = (typeof filterOperators)[number];

/**
 * AppSync documents the nesting and the values per operator ("Subscription filters"). The limits on groups and on
 * filters in a group are unproven.
 */
const limits = {
  groups: 10,
  filtersInGroup: 5,
  fieldNameLength: 256,
  fieldDepth: 5,
  inValues: 5,
  containsAnyValues: 20,
};

/** @throws Error that names the part that AppSync would refuse. */
export function checkSubscriptionFilter(filter: unknown): SubscriptionFilter {
  const groups = isJsonObject(filter) ? filter['filterGroup'] : undefined;
  // Unproven: AppSync's treatment of a filter without groups. It is refused here, because it would filter nothing.
  if (!Array.isArray(groups) || groups.length === 0)
    throw new Error(`subscription filter: expected {filterGroup: [{filters: […]}]}, got ${shown(filter)}`);
  atMost('filter groups', groups.length, limits.groups);
  return { filterGroup: groups.map(checkGroup) };
}

function checkGroup(group: unknown): { filters: FilterEntry[] } {
  const filters = isJsonObject(group) ? group['filters'] : undefined;
  if (!Array.isArray(filters) || filters.length === 0)
    throw new Error(`subscription filter: expected a group with filters, got ${shown(group)}`);
  atMost('filters in a group', filters.length, limits.filtersInGroup);
  return { filters: filters.map(checkEntry) };
}

function checkEntry(entry: unknown): FilterEntry {
  const { fieldName, operator, value } = isJsonObject(entry) ? entry : {};
  if (typeof fieldName !== 'string' || fieldName === '')
    throw new Error(`subscription filter: expected {fieldName, operator, value}, got ${shown(entry)}`);
  atMost('characters in a field name', fieldName.length, limits.fieldNameLength);
  atMost('levels in a field name', fieldName.split('.').length, limits.fieldDepth);
  if (!filterOperators.some((known) => known === operator)) {
    throw new Error(
      `subscription filter: expected an operator of ${filterOperators.join(', ')}, got ${shown(operator)}`,
    );
  }
  checkValue(operator as FilterOperator, value);
  return { fieldName, operator: operator as FilterOperator, value };
}

function checkValue(operator: FilterOperator, value: unknown): void {
  if (operator === 'in' || operator === 'notIn') checkList(operator, value, limits.inValues);
  else if (operator === 'containsAny') checkList(operator, value, limits.containsAnyValues);
  else if (operator === 'between') {
    if (!Array.isArray(value) || value.length !== 2 || !value.every(isOrdered))
      throw new Error(`between: expected two strings or numbers, got ${shown(value)}`);
  } else {
    // Null is refused: such a filter would match events whose field was not selected.
    const accepted = isOrdered(value) || ((operator === 'eq' || operator === 'ne') && typeof value === 'boolean');
    if (!accepted) throw new Error(`${operator}: expected a string or a number, got ${shown(value)}`);
  }
}

function checkList(operator: string, value: unknown, most: number): void {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isOrdered))
    throw new Error(`${operator}: expected a list of strings or numbers, got ${shown(value)}`);
  atMost(`values of ${operator}`, value.length, most);
}

function isOrdered(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function atMost(what: string, count: number, most: number): void {
  if (count > most) throw new Error(`subscription filter: at most ${most} ${what}, got ${count}`);
}
