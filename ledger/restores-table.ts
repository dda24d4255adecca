/** The `entry` (sort key) of a restore's row. Restores are in the exports table, whose partition key is `owner`. */
export function restoreEntry(id: string): string {
  return `${restoreEntryPrefix}${id}`;
}

/** Every restore's row begins with it, and no other row does. */
export const restoreEntryPrefix = 'RESTORE#';

/** The `entry` of the row that names the one restore of an owner that may write to the ledger. */
export const restoreLockEntry = 'RESTORE_LOCK';

/** The `entry` of the row that counts an owner's uses of restores on one day (UTC). */
export function restoreQuotaEntry(day: string): string {
  return `RESTORE_QUOTA#${day}`;
}
