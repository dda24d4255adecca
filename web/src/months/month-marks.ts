import { daysOf } from '../period/days.ts';
import { coverageOf } from './coverage.ts';
import type { ComparedMonth, CopiedMonth } from './same-month.ts';
import { emptyMonth, isSameMonth } from './same-month.ts';

/**
 * What a month's newest copies hold of it, as it is now. `confirmed`: a confirmed file has it. `exported`: only a copy that
 * the service still keeps has it. `changed`: there is a copy, with other counts or sums. `never`: no copy has it.
 */
export type Mark = 'confirmed' | 'exported' | 'changed' | 'never';

/** A copy of known content: a receipt of a confirmed file, or a copy that the service keeps. */
export interface MarkedCopy {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly requestedAt: string;
  /** Null when it is not known what the copy holds. It then says nothing of any month. */
  readonly months: readonly CopiedMonth[] | null;
}

/** The marks of the ledger's months. */
export function monthMarks(
  months: readonly ComparedMonth[],
  { confirmed, kept }: { readonly confirmed: readonly MarkedCopy[]; readonly kept: readonly MarkedCopy[] },
): ReadonlyMap<string, Mark> {
  const [newestConfirmed, newestKept] = [finder(confirmed), finder(kept)];
  return new Map(
    months.map((now) => {
      const onDisk = newestConfirmed(now.month);
      const onServer = newestKept(now.month);
      const isIn = (copied: CopiedMonth | undefined) => copied !== undefined && isSameMonth(copied, now);
      const mark = isIn(onDisk)
        ? 'confirmed'
        : isIn(onServer)
          ? 'exported'
          : (onDisk ?? onServer)
            ? 'changed'
            : 'never';
      return [now.month, mark] as const;
    }),
  );
}

/** Finds what the newest copy with all days of a month holds of it. Undefined when no copy has all of them. */
function finder(copies: readonly MarkedCopy[]): (month: string) => CopiedMonth | undefined {
  const newestFirst = copies
    .flatMap(({ months, requestedAt, ...days }) =>
      months ? [{ days: daysOf(days), requestedAt, months: new Map(months.map((one) => [one.month, one])) }] : [],
    )
    .toSorted((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1));
  return (month) => {
    const copy = newestFirst.find(({ days }) => coverageOf(month, days) === 'whole');
    return copy && (copy.months.get(month) ?? emptyMonth(month));
  };
}
