import type { KnownReceiptFragment } from '../../../client/__generated__/graphql.ts';
import { coverageOf } from '../months/coverage.ts';
import type { LedgerFigures } from '../months/ledger-figures.ts';
import { recordsOf } from '../months/ledger-figures.ts';
import { daysOf } from '../period/days.ts';

type Copy = Pick<KnownReceiptFragment, 'everything' | 'from' | 'to' | 'requestedAt'>;

/** How long ago everything was last in confirmed files. */
export interface AgeOfCopies {
  /** Whole days since then. */
  readonly days: number;
  /** False when several files hold it together, and the oldest of them decides. */
  readonly isOneCopy: boolean;
}

/**
 * The age of the newest confirmed copy of everything, or of confirmed copies that together hold every month with records,
 * whichever is younger. Null when there is neither. Only a copy of everything holds records without a proper day.
 *
 * @param ledger undefined while it is not known
 */
export function ageOfCopies(
  receipts: readonly Copy[],
  ledger: Pick<LedgerFigures, 'months' | 'recordsOutsideDays' | 'isComplete'> | undefined,
  nowMs: number,
): AgeOfCopies | null {
  const everything = newestOf(receipts.filter((copy) => copy.everything));
  const together = ledger && timeOfParts(receipts, ledger);
  const isOneCopy = together === undefined || (everything !== undefined && everything >= together);
  const madeMs = isOneCopy ? everything : together;
  return madeMs === undefined ? null : { days: Math.max(0, Math.floor((nowMs - madeMs) / dayMs)), isOneCopy };
}

/** The time of the oldest copy that is needed for all months, each from its newest copy. Undefined when one has none. */
function timeOfParts(
  receipts: readonly Copy[],
  { months, recordsOutsideDays, isComplete }: Pick<LedgerFigures, 'months' | 'recordsOutsideDays' | 'isComplete'>,
): number | undefined {
  const withRecords = months.filter((month) => recordsOf(month) > 0);
  if (!isComplete || recordsOutsideDays > 0 || withRecords.length === 0) return undefined;
  const times = withRecords.map(({ month }) =>
    newestOf(receipts.filter((copy) => coverageOf(month, daysOf(copy)) === 'whole')),
  );
  return times.reduce((oldest, time) =>
    oldest === undefined || time === undefined ? undefined : Math.min(oldest, time),
  );
}

function newestOf(copies: readonly Copy[]): number | undefined {
  return copies.length === 0 ? undefined : Math.max(...copies.map(({ requestedAt }) => Date.parse(requestedAt)));
}

const dayMs = 86_400_000;
