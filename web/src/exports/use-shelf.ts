import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import type { KnownExportFragment } from '../../../client/__generated__/graphql.ts';
import { hasEnded } from '../../../client/exports/known-exports.ts';
import { useHasCome } from '../timing/use-has-come.ts';
import { CopyFactsFields } from './CopyFacts.tsx';
import { useExports } from './Exports.tsx';
import { shownStatus } from './use-shown-status.ts';

interface ShelfParts {
  readonly making: readonly KnownExportFragment[];
  readonly kept: readonly KnownExportFragment[];
  readonly ended: readonly KnownExportFragment[];
  /** Every copy that would be on the shelf is shown above. */
  readonly isAllAbove: boolean;
}

/** The parts of the shelf. A copy that this tab asked for is shown above, and not here too. */
export function useShelf(): ShelfParts {
  const { snapshot, asking } = useExports();
  const { list } = snapshot.known;
  const statusOf = (one: KnownExportFragment) => shownStatus(readFragment(CopyFactsFields, one), Date.now());
  const elsewhere = list.filter((one) => !asking.shown.includes(one.id));
  const kept = elsewhere.filter((one) => statusOf(one) === 'READY');
  const expiries = list.flatMap((one) => {
    const { expiresAt } = readFragment(CopyFactsFields, one);
    return statusOf(one) === 'READY' && expiresAt != null ? [Date.parse(expiresAt)] : [];
  });
  useHasCome(expiries.length === 0 ? undefined : Math.min(...expiries));
  return {
    making: elsewhere.filter(({ status }) => !hasEnded(status)),
    kept,
    ended: elsewhere.filter((one) => hasEnded(one.status) && statusOf(one) !== 'READY'),
    isAllAbove: kept.length === 0 && list.some((one) => statusOf(one) === 'READY' || !hasEnded(one.status)),
  };
}
