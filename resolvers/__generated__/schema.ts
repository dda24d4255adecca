export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  AWSDate: { input: string; output: string; }
  AWSDateTime: { input: string; output: string; }
  AWSEmail: { input: unknown; output: unknown; }
  AWSIPAddress: { input: unknown; output: unknown; }
  AWSJSON: { input: unknown; output: unknown; }
  AWSPhone: { input: unknown; output: unknown; }
  AWSTime: { input: unknown; output: unknown; }
  AWSTimestamp: { input: unknown; output: unknown; }
  AWSURL: { input: string; output: string; }
};

export type ArchiveEntry = {
  __typename?: 'ArchiveEntry';
  /** Uncompressed size. */
  bytes: Scalars['Float']['output'];
  name: Scalars['String']['output'];
  /** Data rows, without the header; null for entries that hold no rows. */
  rows?: Maybe<Scalars['Int']['output']>;
  /** SHA-256 of the uncompressed entry, lower-case hex. */
  sha256: Scalars['String']['output'];
};

export type ArchiveEntryInput = {
  bytes: Scalars['Float']['input'];
  name: Scalars['String']['input'];
  rows?: InputMaybe<Scalars['Int']['input']>;
  sha256: Scalars['String']['input'];
};

/** Slips and balances dated in one month. */
export type ArchiveMonthInput = {
  balances: Scalars['Int']['input'];
  /** `YYYY-MM` */
  month: Scalars['String']['input'];
  slips: Scalars['Int']['input'];
};

/** A preview of a balance, like that of a `Slip`. */
export type Balance = {
  __typename?: 'Balance';
  date?: Maybe<Scalars['AWSDate']['output']>;
  memo?: Maybe<Scalars['String']['output']>;
  methodCode?: Maybe<Scalars['String']['output']>;
  value?: Maybe<Scalars['Float']['output']>;
};

export type BalancePage = {
  __typename?: 'BalancePage';
  items: Array<Balance>;
  nextToken?: Maybe<Scalars['String']['output']>;
};

export type Consistency =
  /** Each page was read strongly consistent, but the ledger was written to while it was read. */
  | 'CHANGED_WHILE_READ'
  /** Each page was read strongly consistent; whether the ledger was written to meanwhile is not known. */
  | 'EACH_PAGE'
  /** No write through this application happened between the first read and the last. */
  | 'UNCHANGED_WHILE_READ';

/** One export: the job and its result. */
export type Export = {
  __typename?: 'Export';
  /** Present when READY or EXPIRED. */
  archive?: Maybe<ExportArchive>;
  /** 0 until a worker has claimed the export; then the number of the attempt that holds or held it. */
  attempt: Scalars['Int']['output'];
  /**
   * A link to the file, signed again each time it is selected and valid for 900 s. Null unless READY, and always null in
   * the items of `exports`; use `export` for the link.
   */
  downloadUrl?: Maybe<Scalars['AWSURL']['output']>;
  /** True when the export covers the whole partition, whatever its keys, and not the days of a period. */
  everything: Scalars['Boolean']['output'];
  /** When the file is removed; present when READY or EXPIRED. */
  expiresAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Present when FAILED. */
  failure?: Maybe<ExportFailure>;
  /** Present when the copy holds fewer records than an earlier one of the same days, until its owner accepts it. */
  fewerRecords?: Maybe<FewerRecords>;
  finishedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** First day, included; null for an export of everything. */
  from?: Maybe<Scalars['AWSDate']['output']>;
  /** A ULID. */
  id: Scalars['ID']['output'];
  /** The Cognito identity id whose ledger this is. */
  owner: Scalars['ID']['output'];
  progress?: Maybe<ExportProgress>;
  requestedAt: Scalars['AWSDateTime']['output'];
  startedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  status: ExportStatus;
  /** Last day, included; null for an export of everything. */
  to?: Maybe<Scalars['AWSDate']['output']>;
  /** Rises by one with every change. */
  version: Scalars['Int']['output'];
};

export type ExportArchive = {
  __typename?: 'ExportArchive';
  bytes: Scalars['Float']['output'];
  /** The guarantee about rows that were written while the export ran. */
  consistency: Consistency;
  entries: Array<ArchiveEntry>;
  fileName: Scalars['String']['output'];
  /** The first day of the calendar on which the archive has a slip or a balance; null when there is none. */
  firstDay?: Maybe<Scalars['AWSDate']['output']>;
  /** The last such day; null when there is none. */
  lastDay?: Maybe<Scalars['AWSDate']['output']>;
  /** Per payment method: opening balance + slips = closing balance, or where it first differs. */
  reconciliation: Array<Reconciliation>;
  /** The archive's slips and balances whose key holds no day of the calendar. */
  recordsOutsideDays: Scalars['Int']['output'];
  /** SHA-256 of the whole file, lower-case hex. */
  sha256: Scalars['String']['output'];
};

export type ExportArchiveInput = {
  bytes: Scalars['Float']['input'];
  consistency: Consistency;
  entries: Array<ArchiveEntryInput>;
  expiresAt: Scalars['AWSDateTime']['input'];
  fileName: Scalars['String']['input'];
  firstDay?: InputMaybe<Scalars['AWSDate']['input']>;
  lastDay?: InputMaybe<Scalars['AWSDate']['input']>;
  /** Kept for the comparison of later copies of the same days with this one. */
  months: Array<ArchiveMonthInput>;
  reconciliation: Array<ReconciliationInput>;
  recordsOutsideDays: Scalars['Int']['input'];
  sha256: Scalars['String']['input'];
};

export type ExportFailure = {
  __typename?: 'ExportFailure';
  code: FailureCode;
  /** For a person: the reason and the next step. */
  message: Scalars['String']['output'];
};

export type ExportPage = {
  __typename?: 'ExportPage';
  items: Array<Export>;
  nextToken?: Maybe<Scalars['String']['output']>;
};

export type ExportPhase =
  /** Reading the tables, writing and storing the archive. */
  | 'READING'
  /** Reading the stored archive back and checking it. */
  | 'VERIFYING';

export type ExportProgress = {
  __typename?: 'ExportProgress';
  /** Bytes of archive produced (READING) or checked (VERIFYING) so far. */
  bytesDone: Scalars['Float']['output'];
  /** The finished part of the phase, 0 to 1, estimated from the days passed (READING) or the bytes checked (VERIFYING). */
  fraction: Scalars['Float']['output'];
  phase: ExportPhase;
  /** Rows of all entries that this attempt has read so far. */
  rowsRead: Scalars['Int']['output'];
};

export type ExportProgressInput = {
  bytesDone: Scalars['Float']['input'];
  fraction: Scalars['Float']['input'];
  phase: ExportPhase;
  rowsRead: Scalars['Int']['input'];
};

/** The limits on an owner's requests, and their use. */
export type ExportQuota = {
  __typename?: 'ExportQuota';
  /** At most this many exports that have not ended. */
  atOnce: Scalars['Int']['output'];
  /** At most this many exports a day (UTC). */
  perDay: Scalars['Int']['output'];
  /** When `usedToday` returns to 0: the next 00:00 UTC. */
  resetsAt: Scalars['AWSDateTime']['output'];
  /** How many exports have not ended. */
  running: Scalars['Int']['output'];
  /** How many of them are used. An export that failed through a fault of the service is not counted. */
  usedToday: Scalars['Int']['output'];
};

export type ExportStatus =
  /** Ended by its owner. */
  | 'CANCELLED'
  /** Was READY; its file has since been removed. */
  | 'EXPIRED'
  /** Ended without a file; see `failure`. */
  | 'FAILED'
  /** The file is stored, was read back, and agrees with its manifest. */
  | 'READY'
  /** Requested; no worker has claimed it yet. */
  | 'REQUESTED'
  /** A worker is working on it. */
  | 'RUNNING';

export type FailExportInput = {
  /**
   * Present when the worker calls: only the attempt that holds the export may fail it. Absent from the failure destination
   * and the sweeper.
   */
  attempt?: InputMaybe<Scalars['Int']['input']>;
  code: FailureCode;
  id: Scalars['ID']['input'];
  message: Scalars['String']['input'];
  owner: Scalars['ID']['input'];
};

export type FailureCode =
  /** The archive would exceed the limits of one zip. */
  | 'ARCHIVE_TOO_LARGE'
  /** Any other failure. The log has it under the export's id. */
  | 'INTERNAL'
  /** An item holds a value that the archive cannot carry. */
  | 'ITEM_UNWRITABLE'
  /** A table could not be read completely. */
  | 'LEDGER_UNREADABLE'
  /** The worker could not be started. */
  | 'NOT_STARTED'
  /** The file could not be stored. */
  | 'STORAGE_FAILED'
  /** The time of one run is too short. */
  | 'TOO_LARGE_FOR_ONE_RUN'
  /** The stored file differs from the file that was written. */
  | 'VERIFICATION_FAILED'
  /** The worker stopped without a report, and its retries are used up. */
  | 'WORKER_STOPPED';

/** This copy holds fewer records of a table than an earlier copy of the same days. */
export type FewerRecords = {
  __typename?: 'FewerRecords';
  /**
   * When the earlier copy's file is removed. May be in the past, and is null when its owner had deleted that copy. The
   * value is that of the comparison; `export(id: earlierId)` says whether the file still exists.
   */
  earlierExpiresAt?: Maybe<Scalars['AWSDateTime']['output']>;
  earlierId: Scalars['ID']['output'];
  earlierRequestedAt: Scalars['AWSDateTime']['output'];
  /** The months of those tables that have fewer rows, oldest first, at most 24; none when a copy has records in more than 1,200 months. */
  months: Array<FewerRowsOfMonth>;
  /** How many more such months exist. */
  monthsLeftOut: Scalars['Int']['output'];
  /** The tables that have fewer rows. */
  tables: Array<FewerRows>;
};

export type FewerRows = {
  __typename?: 'FewerRows';
  earlierRows: Scalars['Int']['output'];
  rows: Scalars['Int']['output'];
  /** The name of the archive's entries for the table: `slips`, `balances`, `kinds`, `methods`. */
  table: Scalars['String']['output'];
};

export type FewerRowsOfMonth = {
  __typename?: 'FewerRowsOfMonth';
  earlierRows: Scalars['Int']['output'];
  /** `YYYY-MM` */
  month: Scalars['String']['output'];
  rows: Scalars['Int']['output'];
  table: Scalars['String']['output'];
};

/** Both null when the ledger holds no day of the calendar. */
export type LedgerDays = {
  __typename?: 'LedgerDays';
  first?: Maybe<Scalars['AWSDate']['output']>;
  last?: Maybe<Scalars['AWSDate']['output']>;
};

/** The household's name for a kind, or a way to pay. */
export type MasterName = {
  __typename?: 'MasterName';
  /** As in `Slip.kindCode`, or `methodCode`. */
  code: Scalars['String']['output'];
  /** Null when the ledger holds no text for it. */
  name?: Maybe<Scalars['String']['output']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Records the caller's statement that a copy with fewer records than an earlier one is right. Later copies are then
   * compared with this copy. Raises `NotFound`, `NotReady`, `InvalidArgument`.
   */
  acceptExport?: Maybe<Export>;
  /** Cancels an export that has not ended. An ended export is returned unchanged. Raises `NotFound`, `InvalidArgument`. */
  cancelExport?: Maybe<Export>;
  /**
   * Worker only. Takes the export for one attempt. Raises `ClaimRefused` when the export has ended, `ClaimHeld` while
   * another attempt holds its lease. `claimant` is a unique id of one worker run. If that run repeats a claim whose
   * response was lost, it gets the lease it already holds. `from` and `to` are the period of the event, both absent for
   * everything. A period that is not the export's is a `ClaimRefused`.
   */
  claimExport?: Maybe<Export>;
  /**
   * Removes an ended export: first its file, then the data of its row. Returns the removed export. Its id stays used, and
   * no later request can take it. Raises `NotFound`, `NotEnded`, `InvalidArgument`.
   */
  deleteExport?: Maybe<Export>;
  /**
   * Ends every open subscription of the caller, on every device. For use after a sign-out everywhere, or a changed
   * password.
   */
  endSubscriptions?: Maybe<Scalars['Boolean']['output']>;
  /** Worker, failure destination and sweeper only. Ends an export that has not ended. Raises `FailRefused` otherwise. */
  failExport?: Maybe<Export>;
  /**
   * Worker only. Records progress of the attempt that holds the export. With `archive`, the export becomes READY. Raises
   * `ReportRefused` when the attempt no longer holds it.
   */
  reportExport?: Maybe<Export>;
  /**
   * Starts an export of the days `from` to `to`, both included. Without both days it exports everything: the whole
   * partition, whatever its keys. One day alone is an `InvalidPeriod`. `requestId` is a ULID made by the caller, whose
   * time is at most a day from now. It becomes the export's id, so the same request sent twice is one export. Raises
   * `InvalidPeriod`, `InvalidRequestId`, `RequestIdReused` (same id, other period, or the export of that id was deleted),
   * `QuotaExceeded` (20 a day, 3 at once; `errorInfo` holds the members of `ExportQuota` and `reason`, `PER_DAY` or
   * `AT_ONCE`), `ExportNotStarted` (the worker could not be started; the export is FAILED).
   */
  requestExport?: Maybe<Export>;
};


export type MutationAcceptExportArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCancelExportArgs = {
  id: Scalars['ID']['input'];
};


export type MutationClaimExportArgs = {
  claimant: Scalars['ID']['input'];
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  id: Scalars['ID']['input'];
  owner: Scalars['ID']['input'];
  to?: InputMaybe<Scalars['AWSDate']['input']>;
};


export type MutationDeleteExportArgs = {
  id: Scalars['ID']['input'];
};


export type MutationFailExportArgs = {
  input: FailExportInput;
};


export type MutationReportExportArgs = {
  input: ReportExportInput;
};


export type MutationRequestExportArgs = {
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  requestId?: InputMaybe<Scalars['ID']['input']>;
  to?: InputMaybe<Scalars['AWSDate']['input']>;
};

export type Query = {
  __typename?: 'Query';
  /** The caller's balances dated `from` to `to`, both included, in date order. `limit` as for `slips`. Raises `InvalidPeriod`, `InvalidArgument`. */
  balances?: Maybe<BalancePage>;
  /**
   * One export of the caller. Null when the caller has no export of that id, also when it belongs to another person or was
   * deleted. Raises `InvalidArgument` when `id` is not a ULID.
   */
  export?: Maybe<Export>;
  /** How many exports the caller may still request. */
  exportQuota?: Maybe<ExportQuota>;
  /**
   * The caller's exports, newest first. `limit` is 1 to 100, by default 20. Deleted exports are left out, so a page with a
   * `nextToken` may hold fewer than `limit` exports, or none. Continue until `nextToken` is null. Raises
   * `InvalidArgument`.
   */
  exports?: Maybe<ExportPage>;
  /** The caller's own kinds of slips, by code. At most the first 1,000. */
  kinds?: Maybe<Array<MasterName>>;
  /**
   * The first and the last day of the calendar on which the caller has a slip or a balance. Null when there is none. Also
   * null when it is not known, because more than a thousand records (or 1 MB of them) whose keys hold no day come before
   * it.
   */
  ledgerDays?: Maybe<LedgerDays>;
  /** The caller's own ways to pay, by code. At most the first 1,000. */
  methods?: Maybe<Array<MasterName>>;
  /**
   * The caller's slips dated `from` to `to`, both included, in date order. `limit` is 1 to 500, by default 100. Raises
   * `InvalidPeriod`, `InvalidArgument`.
   */
  slips?: Maybe<SlipPage>;
};


export type QueryBalancesArgs = {
  from: Scalars['AWSDate']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  to: Scalars['AWSDate']['input'];
};


export type QueryExportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryExportsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


export type QuerySlipsArgs = {
  from: Scalars['AWSDate']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  to: Scalars['AWSDate']['input'];
};

/** Amounts are exact decimal strings. */
export type Reconciliation = {
  __typename?: 'Reconciliation';
  /** Null when the period has no balance row. */
  closingBalance?: Maybe<Scalars['String']['output']>;
  /** closing - (opening + slips); null when either end is unknown. */
  difference?: Maybe<Scalars['String']['output']>;
  /** The first day on which a balance row disagrees; null when none does. */
  firstDifferenceOn?: Maybe<Scalars['AWSDate']['output']>;
  methodCode: Scalars['String']['output'];
  /** Null when no balance before the period states the method's amount. */
  openingBalance?: Maybe<Scalars['String']['output']>;
  slipsTotal: Scalars['String']['output'];
};

export type ReconciliationInput = {
  closingBalance?: InputMaybe<Scalars['String']['input']>;
  difference?: InputMaybe<Scalars['String']['input']>;
  firstDifferenceOn?: InputMaybe<Scalars['AWSDate']['input']>;
  methodCode: Scalars['String']['input'];
  openingBalance?: InputMaybe<Scalars['String']['input']>;
  slipsTotal: Scalars['String']['input'];
};

export type ReportExportInput = {
  /** Present once, in the last report. The export then becomes READY. */
  archive?: InputMaybe<ExportArchiveInput>;
  /** The fencing token from `claimExport`. */
  attempt: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  owner: Scalars['ID']['input'];
  progress: ExportProgressInput;
};

/**
 * A preview of a slip. The exact copy is the archive, because `value` is a double here. A record may hold any values: an
 * attribute of another type than here (a `value` stored as text, for example) is null, and the rest of the record is
 * shown. A binary is shown as base64.
 */
export type Slip = {
  __typename?: 'Slip';
  /** The day in the record's key; null when the key holds no day of the calendar. */
  date?: Maybe<Scalars['AWSDate']['output']>;
  kindCode?: Maybe<Scalars['String']['output']>;
  memo?: Maybe<Scalars['String']['output']>;
  methodCode?: Maybe<Scalars['String']['output']>;
  value?: Maybe<Scalars['Float']['output']>;
};

export type SlipPage = {
  __typename?: 'SlipPage';
  items: Array<Slip>;
  nextToken?: Maybe<Scalars['String']['output']>;
};

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * Every change of the caller's exports. The server filters by the caller's identity. An event carries the fields that
   * the mutation selected, so a mutation that does not select `owner` notifies no subscriber. Delivery is at most once:
   * subscribe, then query, then trust the higher `version`.
   */
  onExport?: Maybe<Export>;
};
