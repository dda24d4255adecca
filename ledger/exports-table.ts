/** The `entry` (sort key) of an export's row in the exports table. The partition key is `owner`. */
export function exportEntry(id: string): string {
  return `${exportEntryPrefix}${id}`;
}

/** Every export's row begins with it, and no other row does. */
export const exportEntryPrefix = 'EXPORT#';

/** The `entry` of the row that holds the counts of one copy of these days; without both days, of everything. */
export function baselineEntry(from: string | null | undefined, to: string | null | undefined): string {
  return from && to ? `BASELINE#${from}_${to}` : 'BASELINE#all';
}

/** The `entry` of the row that counts for an owner's quota. */
export const quotaEntry = 'QUOTA';

/**
 * The index of exports that have not ended, ordered by the end of their lease in epoch seconds. It holds the rows that
 * have {@link openAttribute}, whose value is always {@link openValue}.
 */
export const openIndexName = 'open';
export const openAttribute = 'open';
export const openValue = 'OPEN';
export const leaseAttribute = 'leaseUntil';
