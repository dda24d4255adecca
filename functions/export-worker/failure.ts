import { ItemUnwritable } from '../../archive/items/attribute-value.ts';
import { ArchiveTooLarge } from '../../archive/zip/archive-errors.ts';
import type { FailureCode } from '../__generated__/graphql.ts';

/**
 * Ends an export with one of the schema's codes. `cause` holds the error behind it. A person reads the text in {@link
 * sentences}.
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

/** For a person: the reason and the next step. */
export const sentences: Readonly<Record<WorkerFailureCode, string>> = {
  LEDGER_UNREADABLE:
    'Your ledger could not be read to its end, so no file was made. Nothing in it was changed. Try again in a few minutes.',
  ITEM_UNWRITABLE:
    'A record of the period holds something that the file cannot carry, so no file was made. Tell the people who run this service.',
  STORAGE_FAILED: 'The file could not be stored, so none was kept. Try again in a few minutes.',
  VERIFICATION_FAILED: 'The stored file was not what had been written, so it was removed. Try again.',
  ARCHIVE_TOO_LARGE: 'The period holds more than one file can. Export it in shorter periods, a year at a time, say.',
  TOO_LARGE_FOR_ONE_RUN:
    'The period takes longer than one run may. Export it in shorter periods, a year at a time, say.',
  INTERNAL:
    'Something went wrong on our side, and no file was made. Try again; if it happens again, tell the people who run this service.',
};
