/** The parts of the page that a signed-in person chooses between. Each has its own address. */
export type Place = 'copies' | 'saved' | 'restore';

export const places: readonly Place[] = ['copies', 'saved', 'restore'];

/** The fragment of the address for each place. The first place has none. */
export const fragmentOf: Readonly<Record<Place, string>> = {
  copies: '#',
  saved: '#saved',
  restore: '#restore',
};

/** The place for a fragment. An unknown fragment is the first place. */
export function placeAt(fragment: string): Place {
  return places.find((place) => place !== 'copies' && fragmentOf[place] === fragment) ?? 'copies';
}
