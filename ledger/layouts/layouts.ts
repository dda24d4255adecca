import { datasets } from '../datasets.ts';
import { byOwner } from './by-owner.ts';
import type { Layout } from './layout.ts';
import { readWayOf } from './layout.ts';
import { original } from './original.ts';

/** Every layout that settings can name. A layout of your own is added here (docs/layouts.md). */
export const layouts: readonly Layout[] = [byOwner, original];

/** @throws RangeError for a name that no layout has, and for a layout whose tables cannot be read. */
export function layoutNamed(name: string): Layout {
  const found = layouts.find((layout) => layout.name === name);
  if (!found)
    throw new RangeError(
      `There is no layout ${JSON.stringify(name)}. The layouts are ${layouts.map((layout) => layout.name).join(', ')}.`,
    );
  for (const dataset of datasets) readWayOf(found, dataset);
  return found;
}
