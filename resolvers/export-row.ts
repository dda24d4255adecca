import { util } from '@aws-appsync/utils';
import type { Export, ExportArchive, ExportFailure, ExportProgress, ExportStatus, FewerRecords } from './__generated__/schema.ts';

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
  /** Epoch seconds after which the history forgets the row. */
  removeAt: number;
  /** Makes every first write of a row unlike any other: AppSync counts a refused Put of an equal item as success. */
  nonce: string;
}

export function exportKey(owner: string, id: string) {
  return util.dynamodb.toMapValues({ owner, entry: `EXPORT#${id}` });
}

/** Whose row it is and which one, for every step that reads or changes an export. */
export type StoredExport = ExportRow | null | undefined;

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

/** Goes with a refusal as its `errorInfo`: whoever is refused learns how the export stands, and what of it to clear away. */
export function standingOf(row: StoredExport) {
  return row ? { status: row.status, attempt: row.attempt, from: row.from ?? null, to: row.to ?? null } : null;
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
