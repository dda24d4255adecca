import type { FailureCode } from '../__generated__/schema.ts';
import type { FoundExport } from '../export-row.ts';

/** The notes that the step which ended an export leaves in the stash. */
export interface EndedStash {
  owner: string;
  id: string;
  /** True when the export has ended and its slot is to be released. */
  ended?: boolean;
  /**
   * True when the export failed through a fault of the service, so that its place of the day is to be given back too.
   */
  isFaultOfService?: boolean;
  [key: string]: unknown;
}

/**
 * Failures that do not depend on the ledger or the period. The person would repeat the same request, and should be able
 * to.
 */
const faultsOfService: FailureCode[] = [
  'NOT_STARTED',
  'WORKER_STOPPED',
  'LEDGER_UNREADABLE',
  'STORAGE_FAILED',
  'VERIFICATION_FAILED',
  'INTERNAL',
];

/** Notes whether an export has ended, by its row. */
export function noteEnded(stash: EndedStash, row: FoundExport): void {
  stash.ended = true;
  stash.isFaultOfService = row?.failure ? faultsOfService.includes(row.failure.code) : false;
}
