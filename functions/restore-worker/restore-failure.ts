import { S3ServiceException } from '@aws-sdk/client-s3';
import type { RestoreFailureCode } from '../__generated__/graphql.ts';
import { ExportFailed } from '../export-worker/failure.ts';
import { ObjectReplaced } from './stored-object.ts';

/** Ends a run with one of the schema's codes. `cause` holds the error behind it. */
export class RestoreFailed extends Error {
  override readonly name = 'RestoreFailed';
  readonly code: RestoreFailureCode;

  constructor(code: RestoreFailureCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** The code for any error that stopped a run. */
export function restoreFailureCodeOf(error: unknown): RestoreFailureCode {
  if (error instanceof RestoreFailed) return error.code;
  if (error instanceof ExportFailed) return error.code === 'LEDGER_UNREADABLE' ? 'LEDGER_UNREADABLE' : 'INTERNAL';
  if (error instanceof ObjectReplaced) return 'FILE_NOT_AS_ANNOUNCED';
  // For a missing key, S3 answers "forbidden" to a role that may not list the bucket.
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403) return 'FILE_NOT_AS_ANNOUNCED';
  if (error instanceof Error && unwritable.has(error.name)) return 'LEDGER_UNWRITABLE';
  return 'INTERNAL';
}

/** DynamoDB's names for a table that is not there, or may not be written. */
const unwritable = new Set(['ResourceNotFoundException', 'AccessDeniedException']);
