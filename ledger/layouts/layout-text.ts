import { checkLayout } from './check-layout.ts';
import type { Layout, LayoutName } from './layout.ts';
import { layoutNamed, layouts } from './layouts.ts';

/** A layout as a function finds it in its environment: the name of a listed one, or else the whole as JSON. */
export function layoutText(layout: Layout): string {
  return layouts.includes(layout) ? layout.name : JSON.stringify(layout);
}

/** @throws RangeError for a name that no layout has, and for a layout whose tables cannot be read. */
export function layoutOfText(text: string): Layout {
  return layoutOfSettings(text.startsWith('{') ? (JSON.parse(text) as Layout) : text);
}

/**
 * @param given the name of a listed layout, or a layout
 * @throws RangeError for a name that no layout has, and for a layout whose tables cannot be read.
 */
export function layoutOfSettings(given: LayoutName | Layout): Layout {
  if (typeof given === 'string') return layoutNamed(given);
  const layout = checkLayout(given);
  if (layouts.some(({ name }) => name === layout.name))
    throw new RangeError(`There is a layout ${layout.name} already. Give yours another name.`);
  return layout;
}
