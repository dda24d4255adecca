/** How dark a month is drawn: 0 for no records, then 1 to 4. */
export type Shade = 0 | 1 | 2 | 3 | 4;

/** From these shares of a busy month on, a month is one shade darker. Most households' months differ by little. */
const steps = [0.5, 0.8, 0.95];

/**
 * Gives each number of records its shade, by its share of a busy month. One month in ten is busier than that one: a
 * single month with very many records must not make all the others pale.
 *
 * @param counts the records of all months that have any.
 */
export function shading(counts: readonly number[]): (records: number) => Shade {
  const sorted = counts.filter((count) => count > 0).toSorted((a, b) => a - b);
  const busy = sorted[Math.floor((sorted.length - 1) * 0.9)] ?? 1;
  return (records) => (records <= 0 ? 0 : ((1 + steps.filter((step) => records >= step * busy).length) as Shade));
}
