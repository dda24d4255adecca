import { madeAt } from '../../copy/held-days.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import { areRecordsWhole } from '../../copy/opened-copy.ts';
import { sameCopies } from '../../copy/same-copy.ts';
import type { KnownCopy } from '../reader/use-copies.ts';

/** One of several copies that was read to its end. */
export interface ReadCopy extends Pick<KnownCopy, 'id' | 'chosen' | 'name'> {
  readonly copy: OpenedCopy;
  /** Set where another is the same copy, and stands for both. */
  readonly sameAs: string | null;
  /** Whether it vouches for its days: every record is as it was made, and none was lost before. */
  readonly countsForDays: boolean;
}

/** Those that were read, the newest first. */
export function readCopies(list: readonly KnownCopy[]): readonly ReadCopy[] {
  const read = list.flatMap(({ id, chosen, name, state }) =>
    state.step === 'read' ? [{ id, chosen, name, copy: state.copy }] : [],
  );
  const standing = sameCopies(read.map(({ copy }) => copy));
  return read
    .map((one, place) => ({
      ...one,
      sameAs: standing[place] === place ? null : (read[standing[place] ?? -1]?.name ?? null),
      countsForDays: areRecordsWhole(one.copy) && !one.copy.about.isSalvaged,
    }))
    .sort((a, b) => madeAt(b.copy.about) - madeAt(a.copy.about));
}

/** The copies of one account book. */
export interface OwnersCopies {
  readonly owner: string;
  readonly copies: readonly ReadCopy[];
}

/** By owner, in the order of the copies. A copy that another stands for is left out. */
export function byOwner(copies: readonly ReadCopy[]): readonly OwnersCopies[] {
  const counted = copies.filter(({ sameAs }) => sameAs === null);
  const owners = [...new Set(counted.map(({ copy }) => copy.about.owner))];
  return owners.map((owner) => ({ owner, copies: counted.filter(({ copy }) => copy.about.owner === owner) }));
}
