import { util } from '@aws-appsync/utils';
import { endedByStatus } from '../ledger/export-status.ts';
import type { openValue } from '../ledger/exports-table.ts';
import { exportEntry } from '../ledger/exports-table.ts';
import type { Language } from '../ledger/language.ts';
import type {
  Export,
  ExportArchive,
  ExportFailure,
  ExportProgress,
  ExportStatus,
  FewerRecords,
} from './__generated__/schema.ts';
import { isUlid, notAUlid } from './ulid.ts';

/** The row of an export in the table. */
export interface ExportRow {
  owner: string;
  /** `exportEntry` of the id */
  entry: string;
  id: string;
  /** Both absent for everything. */
  from?: string;
  to?: string;
  everything?: boolean;
  /** Absent in a tombstone, and in a row of before there was a choice. */
  language?: Language;
  /** Never `EXPIRED`, because that status is computed from the clock. */
  status: Exclude<ExportStatus, 'EXPIRED'>;
  version: number;
  attempt: number;
  /** Absent only in a tombstone. */
  requestedAt: string;
  startedAt?: string;
  finishedAt?: string;
  expiresAt?: string;
  progress?: ExportProgress;
  archive?: ExportArchive;
  /** Present until the owner accepts the copy. */
  fewerRecords?: FewerRecords;
  failure?: ExportFailure;
  /** Made by the restore of the same id, under a prefix of its own in the bucket. */
  isSafetyCopy?: boolean;
  /** Present while the export has not ended. The index of open exports holds only rows with this attribute. */
  open?: typeof openValue;
  /** Epoch seconds after which another attempt may take the export, or the sweeper may end it. */
  leaseUntil?: number;
  /** The run of the worker that holds the lease. */
  claimant?: string;
  /**
   * ISO 8601. Present when the owner has deleted the export. The row is then a tombstone and only serves to refuse its
   * id (decision 0014).
   */
  deletedAt?: string;
  /** Epoch seconds after which the row is removed from the history. */
  removeAt: number;
  /**
   * Makes every first write of a row different from any other. Otherwise AppSync counts a refused Put of an equal item
   * as success.
   */
  nonce?: string;
}

/**
 * The key of an export's row. Refuses an id that is not a ULID as `InvalidArgument`, so that no key is made of other
 * text.
 */
export function exportKey(owner: string, id: string) {
  if (!isUlid(id)) util.error(notAUlid('id', id), 'InvalidArgument');
  return util.dynamodb.toMapValues({ owner, entry: exportEntry(id) });
}

/** A row that a step looked up. There may be none. */
export type FoundExport = ExportRow | null | undefined;

/** The export of a row; null when there is no row, or its owner has deleted the export. */
export function presentExport(row: FoundExport): ExportRow | null {
  return row && !row.deletedAt ? row : null;
}

/** The row as the schema shows it. A new field of the schema does not compile until it has its value here. */
export function toExport(row: ExportRow): Required<Omit<Export, '__typename' | 'downloadUrl'>> {
  const expired = row.status === 'READY' && row.expiresAt !== undefined && hasPassed(row.expiresAt);
  return {
    id: row.id,
    owner: row.owner,
    from: row.from ?? null,
    to: row.to ?? null,
    everything: row.everything === true,
    language: row.language ?? null,
    status: expired ? 'EXPIRED' : row.status,
    version: row.version,
    attempt: row.attempt,
    requestedAt: row.requestedAt,
    startedAt: row.startedAt ?? null,
    finishedAt: row.finishedAt ?? null,
    expiresAt: row.expiresAt ?? null,
    progress: row.progress ?? null,
    archive: row.archive ?? null,
    fewerRecords: row.fewerRecords ?? null,
    failure: row.failure ?? null,
    isSafetyCopy: row.isSafetyCopy === true,
  };
}

/**
 * The `errorInfo` of a refusal. It tells the refused caller the state of the export, and so which objects to remove.
 */
export function currentStateOf(row: FoundExport) {
  return row ? { status: row.deletedAt ? 'DELETED' : row.status, attempt: row.attempt } : null;
}

/** Whether the export has these days; both null or absent for everything. */
export function isOfDays(row: ExportRow, from: string | null | undefined, to: string | null | undefined): boolean {
  return (row.from ?? '') === (from ?? '') && (row.to ?? '') === (to ?? '');
}

const ended: Record<ExportStatus, boolean> = endedByStatus;

export function hasEnded(row: ExportRow): boolean {
  return ended[row.status];
}

function hasPassed(instant: string): boolean {
  return util.time.parseISO8601ToEpochMilliSeconds(instant) <= util.time.nowEpochMilliSeconds();
}
