import type { ReceiptRow } from '../receipt-row.ts';

/** The data that the steps of `confirmCopy` pass on. */
export interface ConfirmStash {
  owner: string;
  id: string;
  sha256: string;
  device: string | null;
  /** The receipt to write. */
  receipt: ReceiptRow;
  /** True when this copy has a receipt already, which is renewed. */
  isKnown: boolean;
  /** True when the owner has as many receipts as are allowed. */
  isFull?: boolean;
  /** The receipt that makes room. */
  oldestId?: string;
  [key: string]: unknown;
}
