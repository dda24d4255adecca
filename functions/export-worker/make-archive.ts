import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ArchivedLedger } from '../../archive/archive-ledger.ts';
import { archiveLedger } from '../../archive/archive-ledger.ts';
import { entryNames } from '../../archive/entries/entry-names.ts';
import type { ConsistencyStatement } from '../../archive/manifest.ts';
import type { ReadyEntry } from '../../archive/zip/write-archive.ts';
import { ArchiveClosed, openArchive } from '../../archive/zip/write-archive.ts';
import type { DatasetName } from '../../ledger/datasets.ts';
import { balances, byDataset } from '../../ledger/datasets.ts';
import type { Language } from '../../ledger/language.ts';
import type { Layout } from '../../ledger/layouts/layout.ts';
import type { Period } from '../../ledger/period.ts';
import type { Job } from '../jobs/jobs.ts';
import { layoutStatement } from '../ledger-tables/layout-statement.ts';
import { openPages } from '../ledger-tables/open-pages.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/bucket.ts';
import { fractionRead } from './fraction-read.ts';
import { readOpeningBalances } from './opening-balances.ts';
import type { ProgressReporter } from './progress.ts';
import type { StoredObject } from './upload-archive.ts';
import { uploadArchive } from './upload-archive.ts';

export interface LedgerSource {
  readonly dynamodb: DynamoDBClient;
  readonly tableNames: Readonly<Record<DatasetName, string>>;
  /** How these tables are keyed. */
  readonly layout: Layout;
  /** The exports table, which holds the version of each owner's ledger. */
  readonly versionTableName: string;
  /** Whether every program that writes to the ledger moves its version (`ledger/ledger-version.ts`). */
  readonly allWritersKeepFence: boolean;
}

/** An archive as it was written and sent. The object in S3 is verified later. */
export interface MadeArchive extends ArchivedLedger {
  readonly stored: StoredObject;
}

export interface MakeArchiveOptions {
  readonly job: Job;
  /** Null for everything. */
  readonly period: Period | null;
  /** Of the tables for people and README.txt. */
  readonly language: Language;
  readonly key: string;
  readonly requestedAt: string;
  /** The date of the zip's entries; see `wallClock`. */
  readonly entryDate: Date;
  readonly ledger: LedgerSource;
  readonly storage: Storage;
  readonly now: () => Date;
  readonly progress: ProgressReporter;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Called after the last read. Returns the statement about writes during the pass. */
  readonly consistency: () => Promise<ConsistencyStatement>;
  /** viewer.html. @default an archive without it */
  readonly viewer?: ReadyEntry | undefined;
  /** The limit for the file and for each entry. @default the limit of a zip */
  readonly maxArchiveBytes?: number;
}

/**
 * Reads the ledger, writes the archive and stores it, all at the same time. When one side fails, it throws after both
 * have ended.
 */
export async function makeArchive(options: MakeArchiveOptions): Promise<MadeArchive> {
  const { storage, key, progress, log, maxArchiveBytes } = options;
  const startedAtMs = Date.now();
  const other = new AbortController();
  const signal = AbortSignal.any([options.signal, other.signal]);
  const archive = openArchive({
    names: entryNames,
    entryDate: options.entryDate,
    signal,
    lastEntry: options.viewer,
    ...(maxArchiveBytes !== undefined && { maxBytes: maxArchiveBytes }),
  });
  const stopOther = (reason: unknown): never => {
    // `ArchiveClosed` only means that the other side failed first; its own rejection carries the reason.
    if (!(reason instanceof ArchiveClosed)) other.abort(reason);
    throw reason;
  };
  const [ledger, stored] = await Promise.allSettled([
    copyLedger(options, archive, signal).catch(stopOther),
    uploadArchive(archive.bytes, {
      ...storage,
      key,
      signal,
      onBytes: (bytesDone) => progress.update({ bytesDone }),
    }).catch(stopOther),
  ]);
  if (ledger.status === 'fulfilled' && stored.status === 'fulfilled') {
    log('stored', { rows: progress.latest.rowsRead, bytes: stored.value.bytes, ms: Date.now() - startedAtMs });
    return { ...ledger.value, stored: stored.value };
  }
  throw signal.reason;
}

async function copyLedger(
  options: MakeArchiveOptions,
  archive: ReturnType<typeof openArchive>,
  signal: AbortSignal,
): Promise<ArchivedLedger> {
  const { job, period, language, requestedAt, ledger, now, progress } = options;
  const { dynamodb, tableNames, layout } = ledger;
  const common = { dynamodb, layout, owner: job.owner, period, signal };
  const startedAt = now().toISOString();
  return archiveLedger({
    archive,
    pages: byDataset((dataset) => openPages({ ...common, dataset, tableName: tableNames[dataset.name] })),
    // An export of everything has no balances before it.
    openingBalances: async (methodCodes) =>
      period === null
        ? new Map()
        : readOpeningBalances({ ...common, dataset: balances, period, tableName: tableNames.balances, methodCodes }),
    about: {
      ...{ exportId: job.id, attempt: job.attempt, owner: job.owner, period, language, requestedAt, startedAt },
      layout: layoutStatement(layout),
    },
    consistency: options.consistency,
    now,
    onPage: (rowsRead, readThrough, firstDay) =>
      progress.update({ rowsRead, fraction: fractionRead(period, { readThrough, firstDay }, startedAt.slice(0, 10)) }),
  });
}
