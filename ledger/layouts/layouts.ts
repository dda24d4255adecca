import { byOwner } from './by-owner.ts';
import type { Layout } from './layout.ts';
import { original } from './original.ts';

/** Every layout that settings can name. They can also describe one (docs/layouts.md). */
export const layouts: readonly Layout[] = [byOwner, original];

/** @throws RangeError for a name that no layout has. */
export function layoutNamed(name: string): Layout {
  const found = layouts.find((layout) => layout.name === name);
  if (!found)
    throw new RangeError(
      `There is no layout ${JSON.stringify(name)}. The layouts are ${layouts.map((layout) => layout.name).join(', ')}.`,
    );
  return found;
}
