import type { ComparedDays } from '../../copy/held-days.ts';
import { comparedDays, madeAt } from '../../copy/held-days.ts';
import { unknownOwner } from '../../copy/manifest-claims.ts';
import type { ReadCopy } from '../several/read-copies.ts';

/** Two copies in the order in which their records were read, as their manifests say it. */
export interface ChosenPair {
  readonly older: ReadCopy;
  readonly newer: ReadCopy;
  /** Undefined when the two have no day in common. */
  readonly days: ComparedDays | undefined;
  readonly isSameTime: boolean;
  /** Null when a copy does not say whose account book it is. */
  readonly isSameOwner: boolean | null;
}

export function chosenPair(one: ReadCopy, other: ReadCopy): ChosenPair {
  const [a, b] = [one.copy.about, other.copy.about];
  const [older, newer] = madeAt(a) > madeAt(b) ? [other, one] : [one, other];
  return {
    ...{ older, newer, days: comparedDays(older.copy.about, newer.copy.about) },
    ...{ isSameTime: madeAt(a) === madeAt(b), isSameOwner: sameOwner(a.owner, b.owner) },
  };
}

const sameOwner = (one: string, other: string): boolean | null =>
  one === unknownOwner || other === unknownOwner ? null : one === other;

/** The pair that a person most likely means: of one account book, with days in common, the newest. */
export function likelyPair(copies: readonly ReadCopy[]): readonly [ReadCopy, ReadCopy] | undefined {
  const pairs = copies.flatMap((newer, place) =>
    copies.slice(place + 1).map((older): readonly [ReadCopy, ReadCopy] => [older, newer]),
  );
  const fits = ([one, other]: readonly [ReadCopy, ReadCopy]) => {
    const { days, isSameOwner } = chosenPair(one, other);
    return isSameOwner === true && days !== undefined;
  };
  return pairs.find(fits) ?? pairs[0];
}
