import { util } from '@aws-appsync/utils';
import type {
  Export,
  ExportArchive,
  ExportFailure,
  ExportProgress,
  ExportStatus,
  FewerRecords,
} from './__generated__/schema.ts';
import { isUlid, notAUlid } from './ulid.ts';

/** An export as its table row holds it. */
export interface ExportRow {
  owner: string;
  /** `EXPORT#<id>` */
  entry: string;
  id: string;
  /** Both absent when it is of everything. */
  from?: string;
  to?: string;
  everything?: boolean;
  /** Never `EXPIRED`: that is read off the clock. */
  status: Exclude<ExportStatus, 'EXPIRED'>;
  version: number;
  attempt: number;
  /** Absent in a tombstone alone. */
  requestedAt: string;
  startedAt?: string;
  finishedAt?: string;
  expiresAt?: string;
  progress?: ExportProgress;
  archive?: ExportArchive;
  /** Until its owner accepts it. */
  fewerRecords?: FewerRecords;
  failure?: ExportFailure;
  /** Present while the export has not ended: the index `open` holds these rows alone. */
  open?: 'OPEN';
  /** Epoch seconds after which another attempt may take the export, or the sweeper end it. */
  leaseUntil?: number;
  /** The run of the worker that the lease is given to. */
  claimant?: string;
  /** ISO 8601. Its owner has deleted it: the row is a tombstone, and holds nothing but what it takes to refuse its id (decision 0014). */
  deletedAt?: string;
  /** Epoch seconds after which the history forgets the row. */
  removeAt: number;
  /** Makes every first write of a row unlike any other: AppSync counts a refused Put of an equal item as success. */
  nonce?: string;
}

/** The key of an export's row. Refuses, as `InvalidArgument`, an id that is no ULID: no key is made of anything else. */
export function exportKey(owner: string, id: string) {
  if (!isUlid(id)) util.error(notAUlid('id', id), 'InvalidArgument');
  return util.dynamodb.toMapValues({ owner, entry: `EXPORT#${id}` });
}

/** A row as a step finds it, which may be none. */
export type StoredExport = ExportRow | null | undefined;

/** The export of a row; null where there is none, or its owner has deleted it. */
export function presentExport(row: StoredExport): ExportRow | null {
  return row && !row.deletedAt ? row : null;
}

/** The row as the schema shows it. */
export function toExport(row: ExportRow): Export {
  const expired = row.status === 'READY' && row.expiresAt !== undefined && hasPassed(row.expiresAt);
  return {
    id: row.id,
    owner: row.owner,
    from: row.from ?? null,
    to: row.to ?? null,
    everything: row.everything === true,
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
  };
}

/** Goes with a refusal as its `errorInfo`: who is refused learns how the export stands, and what of it to clear away. */
export function standingOf(row: StoredExport) {
  return row ? { status: row.deletedAt ? 'DELETED' : row.status, attempt: row.attempt } : null;
}

/** Whether it is an export of these days; both null or absent for everything. */
export function isOfDays(row: ExportRow, from: string | null | undefined, to: string | null | undefined): boolean {
  return (row.from ?? '') === (from ?? '') && (row.to ?? '') === (to ?? '');
}

export function hasEnded(row: ExportRow): boolean {
  return row.status !== 'REQUESTED' && row.status !== 'RUNNING';
}

function hasPassed(instant: string): boolean {
  return util.time.parseISO8601ToEpochMilliSeconds(instant) <= util.time.nowEpochMilliSeconds();
}
