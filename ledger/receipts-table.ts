/** The `entry` (sort key) of the receipt of a copy, in the exports table. The partition key is `owner`. */
export function receiptEntry(id: string): string {
  return `${receiptEntryPrefix}${id}`;
}

/** Every receipt begins with it, and no other row does. */
export const receiptEntryPrefix = 'RECEIPT#';

/** The `entry` of the row that counts an owner's receipts. */
export const receiptCountEntry = 'RECEIPTS';

/** More than a copy a day for a year. The rows then stay small enough to be shown page by page. */
export const mostReceipts = 500;

/** What a person may write about the place of a file. */
export const mostDeviceCharacters = 40;
