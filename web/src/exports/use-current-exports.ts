import type { KnownExportFragment } from '../../../client/__generated__/graphql.ts';
import { findExport } from '../../../client/exports/known-exports.ts';
import type { Days } from '../period/days.ts';
import { daysOf, sameDays } from '../period/days.ts';
import { useExports } from './Exports.tsx';

/** The exports that this tab requested and shows, newest first, and the one of the chosen days. */
export function useCurrentExports(days: Days): {
  readonly list: readonly KnownExportFragment[];
  readonly main: KnownExportFragment | undefined;
} {
  const { snapshot, asking } = useExports();
  const list = asking.shown.toReversed().flatMap((id) => findExport(snapshot.known, id) ?? []);
  return { list, main: list.find((one) => sameDays(daysOf(one), days)) };
}
