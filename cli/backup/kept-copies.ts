/** Of how many days, weeks, months and years a copy is kept. */
export type Keep = Readonly<Record<'daily' | 'weekly' | 'monthly' | 'yearly', number>>;

/**
 * The copies to keep: the newest one, and the newest one of each of the last days, weeks, months and years that have any.
 * One copy may stand for several.
 *
 * @param dayOf the day on which a copy was made, as YYYY-MM-DD, where the person is
 */
export function keptCopies<Copy extends { readonly requestedAt: string }>(
  copies: readonly Copy[],
  keep: Keep,
  dayOf: (instant: string) => string,
): ReadonlySet<Copy> {
  const newestFirst = copies.toSorted((a, b) => Date.parse(b.requestedAt) - Date.parse(a.requestedAt));
  const kept = new Set(newestFirst.slice(0, 1));
  for (const [name, count] of Object.entries(keep) as [keyof Keep, number][]) {
    const seen = new Set<string>();
    for (const copy of newestFirst) {
      const period = periods[name](dayOf(copy.requestedAt));
      if (seen.has(period)) continue;
      if (seen.size === count) break;
      seen.add(period);
      kept.add(copy);
    }
  }
  return kept;
}

const periods: Readonly<Record<keyof Keep, (day: string) => string>> = {
  daily: (day) => day,
  weekly: mondayOf,
  monthly: (day) => day.slice(0, 7),
  yearly: (day) => day.slice(0, 4),
};

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
