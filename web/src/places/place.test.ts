import { expect, it } from 'vitest';
import { fragmentOf, placeAt, places } from './place.ts';

it('each place is found again by its fragment', () => {
  for (const place of places) expect(placeAt(fragmentOf[place])).toBe(place);
});

it('no fragment and an unknown one are the copies', () => {
  expect(placeAt('')).toBe('copies');
  expect(placeAt('#elsewhere')).toBe('copies');
});
