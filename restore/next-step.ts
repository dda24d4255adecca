import type { Dataset } from '../ledger/datasets.ts';
import type { Choice } from './choice.ts';
import { isTouched } from './choice.ts';
import type { LedgerRecord } from './ledger-record.ts';
import type { MergedRecord } from './merge-streams.ts';
import { classOf } from './record-class.ts';
import { sameRecord } from './same-item.ts';

/** The one thing to do with a record, in any run of a restore or of its undo. */
export type NextStep =
  /** The record is outside the restore, by the person's choice or because nothing differs. */
  | { readonly kind: 'LEAVE' }
  /** The record is already as wanted. */
  | { readonly kind: 'DONE' }
  /** Write `to` (undefined: delete) on the condition that the record is still `from` (undefined: absent). */
  | { readonly kind: 'WRITE'; readonly from: LedgerRecord | undefined; readonly to: LedgerRecord | undefined }
  /** Another writer has changed the record since the safety copy. The record is left unchanged, counted and named. */
  | { readonly kind: 'CONFLICT' };

/** The step towards the content of the copy. */
export function applyStep(record: MergedRecord, dataset: Dataset, choice: Choice): NextStep {
  return isRestored(record, dataset, choice) ? step(record.live, record.before, record.copy) : { kind: 'LEAVE' };
}

/** The step back to the content before the restore. */
export function undoStep(record: MergedRecord, dataset: Dataset, choice: Choice): NextStep {
  return isRestored(record, dataset, choice) ? step(record.live, record.copy, record.before) : { kind: 'LEAVE' };
}

function isRestored({ copy, before }: MergedRecord, dataset: Dataset, choice: Choice): boolean {
  const recordClass = classOf(copy, before);
  return recordClass !== undefined && isTouched(recordClass, dataset, choice);
}

function step(live: LedgerRecord | undefined, from: LedgerRecord | undefined, to: LedgerRecord | undefined): NextStep {
  if (sameRecord(live, to)) return { kind: 'DONE' };
  return sameRecord(live, from) ? { kind: 'WRITE', from, to } : { kind: 'CONFLICT' };
}
