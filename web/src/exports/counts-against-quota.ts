import type { FailureCode } from '../../../client/__generated__/graphql.ts';

/** Whether an export with this failure uses up one of the day's copies. A fault of the service gives the copy back. */
export const countsAgainstQuota: Readonly<Record<FailureCode, boolean>> = {
  NOT_STARTED: false,
  WORKER_STOPPED: false,
  LEDGER_UNREADABLE: false,
  STORAGE_FAILED: false,
  VERIFICATION_FAILED: false,
  INTERNAL: false,
  ITEM_UNWRITABLE: true,
  ARCHIVE_TOO_LARGE: true,
  TOO_LARGE_FOR_ONE_RUN: true,
};
