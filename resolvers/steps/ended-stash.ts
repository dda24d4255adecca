import type { FailureCode } from '../__generated__/schema.ts';
import type { StoredExport } from '../export-row.ts';

/** Left in the stash by the step that ended an export. */
export interface EndedStash {
  owner: string;
  id: string;
  /** True when the export has ended and its place among those at once is to be given back. */
  ended?: boolean;
  /** True when it failed through a fault of the service: its place among those of the day is to be given back too. */
  isFaultOfService?: boolean;
  [key: string]: unknown;
}

/** Failures that say nothing of the ledger or the period: the person would ask for the same again, and should be able to. */
const faultsOfService: FailureCode[] = [
  'NOT_STARTED',
  'WORKER_STOPPED',
  'LEDGER_UNREADABLE',
  'STORAGE_FAILED',
  'VERIFICATION_FAILED',
  'INTERNAL',
];

/** Notes that an export has ended, as its row says. */
export function noteEnded(stash: EndedStash, row: StoredExport): void {
  stash.ended = true;
  stash.isFaultOfService = row?.failure ? faultsOfService.includes(row.failure.code) : false;
}
