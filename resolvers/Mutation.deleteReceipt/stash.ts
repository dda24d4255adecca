import type { ReceiptRow } from '../receipt-row.ts';

/** The data that the steps of `deleteReceipt` pass on. */
export interface DeleteReceiptStash {
  owner: string;
  id: string;
  /** The receipt that was removed. */
  receipt: ReceiptRow;
  [key: string]: unknown;
}
