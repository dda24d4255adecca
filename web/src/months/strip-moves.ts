import type { StripRow } from './strip-rows.ts';

/** A cell of the strip: a month (column 1 to 12), or the year itself (column 0). */
export interface StripCell {
  readonly year: number;
  readonly column: number;
}

/** The keys that move over the strip. */
export type MoveKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End' | 'First' | 'Last';

const columns = 13;

/**
 * The cell that a key leads to. Left and right go through all cells in the order of time, over the end of a year; up and
 * down go to the same month of the nearest year that has a line. At an end the cell stays.
 */
export function moved({ year, column }: StripCell, key: MoveKey, rows: readonly StripRow[]): StripCell {
  const years = rows.flatMap((row) => (row.kind === 'year' ? [row.year] : []));
  const place = years.indexOf(year);
  const at = (row: number, to: number): StripCell => ({ year: years[row] ?? year, column: to });
  switch (key) {
    case 'ArrowLeft':
      return column > 0 ? { year, column: column - 1 } : place > 0 ? at(place - 1, columns - 1) : { year, column };
    case 'ArrowRight':
      return column < columns - 1
        ? { year, column: column + 1 }
        : place < years.length - 1
          ? at(place + 1, 0)
          : { year, column };
    case 'ArrowUp':
      return at(place - 1, column);
    case 'ArrowDown':
      return at(place + 1, column);
    case 'Home':
      return { year, column: 0 };
    case 'End':
      return { year, column: columns - 1 };
    case 'First':
      return at(0, 0);
    case 'Last':
      return at(years.length - 1, columns - 1);
  }
}

/** The movement that a pressed key means. Undefined for any other key. */
export function moveKeyOf({ key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean }): MoveKey | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
    case 'ArrowUp':
    case 'ArrowDown':
      return key;
    case 'Home':
      return ctrlKey ? 'First' : 'Home';
    case 'End':
      return ctrlKey ? 'Last' : 'End';
    default:
      return undefined;
  }
}
