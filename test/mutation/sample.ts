import { createHash } from 'node:crypto';

/**
 * At most `most` of the items, in their order. A seed gives the same sample each time: each item has a hash of the seed
 * and its place, and those with the lowest hashes are chosen.
 */
export function sampleOf<Item>(items: readonly Item[], most: number, seed: number): readonly Item[] {
  if (!Number.isSafeInteger(most) || most < 1)
    throw new Error(`Expected a sample of at least one, got ${String(most)}.`);
  const drawn = items
    .map((_, place) => ({ place, hash: createHash('sha256').update(`${seed} ${place}`).digest('hex') }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, most);
  const places = new Set(drawn.map(({ place }) => place));
  return items.filter((_, place) => places.has(place));
}
