import { util } from '@aws-appsync/utils';
import { receiptEntry } from '../ledger/receipts-table.ts';
import type { Receipt } from './__generated__/schema.ts';
import { isUlid, notAUlid } from './ulid.ts';

/** A receipt in the exports table. It has no `removeAt`, because it outlives its export. */
export type ReceiptRow = Omit<Receipt, '__typename'> & {
  owner: string;
  /** `receiptEntry` of the id */
  entry: string;
};

/** The key of a receipt's row. Refuses an id that is not a ULID as `InvalidArgument`. */
export function receiptKey(owner: string, id: string) {
  if (!isUlid(id)) util.error(notAUlid('id', id), 'InvalidArgument');
  return util.dynamodb.toMapValues({ owner, entry: receiptEntry(id) });
}

/** The row as the schema shows it. */
export function toReceipt(row: ReceiptRow): Required<Omit<Receipt, '__typename'>> {
  return {
    id: row.id,
    from: row.from ?? null,
    to: row.to ?? null,
    everything: row.everything,
    requestedAt: row.requestedAt,
    fileName: row.fileName,
    bytes: row.bytes,
    sha256: row.sha256,
    confirmedAt: row.confirmedAt,
    device: row.device ?? null,
    tables: row.tables,
    months: row.months,
    firstDay: row.firstDay ?? null,
    lastDay: row.lastDay ?? null,
    recordsOutsideDays: row.recordsOutsideDays,
  };
}
