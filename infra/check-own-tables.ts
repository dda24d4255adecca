import { datasets } from '../ledger/datasets.ts';
import type { Layout } from '../ledger/layouts/layout.ts';
import { isOfManyPeople } from '../ledger/layouts/layout.ts';
import { layoutOfSettings } from '../ledger/layouts/layout-text.ts';
import type { OwnTables } from './settings.ts';

/** Says what is wrong with the tables of settings, and what to write instead; undefined when they can be used. */
export function whyNotOwnTables(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'expected layout, tables and identity (docs/layouts.md).';
  const { layout: given, tables, identity } = value as Partial<OwnTables>;
  let layout: Layout;
  try {
    layout = layoutOfSettings(given as Layout);
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
  const names: readonly unknown[] = Object.values(tables ?? {});
  const isComplete = datasets.every(({ name }) => Object.hasOwn(tables ?? {}, name));
  if (!isComplete || names.length !== datasets.length)
    return `tables: expected a name for each of ${datasets.map(({ name }) => name).join(', ')}, got ${JSON.stringify(tables)}.`;
  for (const name of names)
    if (typeof name !== 'string' || !/^[\w.-]{3,255}$/.test(name))
      return `tables: expected names of DynamoDB tables (not ARNs), got ${JSON.stringify(name)}.`;
  if (new Set(names).size !== names.length) return 'tables: expected four different tables.';
  if (identity === null) return undefined;
  if (isOfManyPeople(layout))
    return `identity: expected null, because each key of the layout ${layout.name} has its owner, got ${JSON.stringify(identity)}.`;
  return typeof identity === 'string' &&
    /^[a-z]{2}(-[a-z]+)+-\d:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(identity)
    ? undefined
    : `identity: expected the identity id that the page shows, as <region>:<uuid>, or null as long as it is not known, got ${JSON.stringify(identity)}.`;
}
