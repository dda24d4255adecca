import type { LayoutOfCopy } from '../../archive/manifest.ts';
import { datasets } from '../../ledger/datasets.ts';
import { byOwner } from '../../ledger/layouts/by-owner.ts';
import { daysOfTables } from '../../ledger/layouts/days-of-tables.ts';
import type { Layout } from '../../ledger/layouts/layout.ts';
import { readWayOf } from '../../ledger/layouts/layout.ts';

/** What the manifest says of tables that are not keyed by owner; undefined for the layout that a deployment makes. */
export function layoutStatement(layout: Layout): LayoutOfCopy | undefined {
  if (layout === byOwner) return undefined;
  const ofDays = datasets.filter((dataset) => readWayOf(layout, dataset) === 'days').map(({ name }) => name);
  const { from, to } = daysOfTables;
  return {
    name: layout.name,
    statement: [
      'The records were read from tables with other keys. The attributes owner and entry were derived from those.',
      ...(ofDays.length > 0
        ? [
            `The ${ofDays.length > 1 ? 'tables' : 'table'} of ${ofDays.join(' and ')} ${ofDays.length > 1 ? 'have' : 'has'} a partition for each day, and the days ${from} to ${to} were asked for, as far as they are in the period. A record whose key holds no such day cannot be seen, and is not in this copy.`,
          ]
        : []),
    ].join(' '),
  };
}
