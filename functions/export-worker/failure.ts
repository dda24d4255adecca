import { ItemUnwritable } from '../../archive/items/attribute-value.ts';
import { ArchiveTooLarge } from '../../archive/zip/archive-errors.ts';
import type { FailureCode } from '../__generated__/graphql.ts';

/**
 * Ends an export with one of the schema's codes. `cause` holds the error behind it. A person reads the message of
 * `ledger/failure-sentences.ts`.
 */
export class ExportFailed extends Error {
  override readonly name = 'ExportFailed';
  readonly code: WorkerFailureCode;

  constructor(code: WorkerFailureCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** The codes that a running worker can report. */
export type WorkerFailureCode = Exclude<FailureCode, 'NOT_STARTED' | 'WORKER_STOPPED'>;

/** The code for any error that stopped a run. */
export function failureCodeOf(error: unknown): WorkerFailureCode {
  if (error instanceof ExportFailed) return error.code;
  if (error instanceof ArchiveTooLarge) return 'ARCHIVE_TOO_LARGE';
  if (error instanceof ItemUnwritable) return 'ITEM_UNWRITABLE';
  // The disk is too small for the temporary file. A shorter period needs less of it.
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return 'ARCHIVE_TOO_LARGE';
  return 'INTERNAL';
}
