/** The first items of a list, and the number of those that are not among them. */
export interface FirstItems<Item> {
  readonly first: Item[];
  readonly leftOut: number;
}

/**
 * As many first items as take at most `mostBytes` as JSON. A check's findings are stored in one item of DynamoDB (400 KB)
 * and pushed in one event (240 KB), and a hostile file may name thousands of methods, or one of a megabyte.
 */
export function firstWithin<Item>(items: readonly Item[], mostBytes: number): FirstItems<Item> {
  let bytes = 0;
  const end = items.findIndex((item) => (bytes += Buffer.byteLength(JSON.stringify(item)) + 1) > mostBytes);
  const first = end === -1 ? [...items] : items.slice(0, end);
  return { first, leftOut: items.length - first.length };
}
