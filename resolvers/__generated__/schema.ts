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

/** A preview of a balance; as for `Slip`. */
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

/** One export: the job and what came of it. */
export type Export = {
  __typename?: 'Export';
  /** Present when READY or EXPIRED. */
  archive?: Maybe<ExportArchive>;
  /** 0 until a worker has taken it; then the number of the attempt that holds or held it. */
  attempt: Scalars['Int']['output'];
  /** A link to the file, signed anew each time it is selected and good for 900 s; null unless READY, and in the items of `exports`: ask `export`. */
  downloadUrl?: Maybe<Scalars['AWSURL']['output']>;
  /** The whole partition, whatever its keys, and not the days of a period. */
  everything: Scalars['Boolean']['output'];
  /** When the file is removed; present when READY or EXPIRED. */
  expiresAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Present when FAILED. */
  failure?: Maybe<ExportFailure>;
  /** Present when the copy holds fewer records than an earlier one of the same days, until its owner accepts it. */
  fewerRecords?: Maybe<FewerRecords>;
  finishedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** First day, included; null when it is an export of everything. */
  from?: Maybe<Scalars['AWSDate']['output']>;
  /** A ULID. */
  id: Scalars['ID']['output'];
  /** The Cognito identity id whose ledger this is. */
  owner: Scalars['ID']['output'];
  progress?: Maybe<ExportProgress>;
  requestedAt: Scalars['AWSDateTime']['output'];
  startedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  status: ExportStatus;
  /** Last day, included; null when it is an export of everything. */
  to?: Maybe<Scalars['AWSDate']['output']>;
  /** Rises by one with every change. */
  version: Scalars['Int']['output'];
};

export type ExportArchive = {
  __typename?: 'ExportArchive';
  bytes: Scalars['Float']['output'];
  /** What the reads guarantee about rows written while the export ran. */
  consistency: Consistency;
  entries: Array<ArchiveEntry>;
  fileName: Scalars['String']['output'];
  /** The first day of the calendar on which a slip or a balance in it is dated; null without any. */
  firstDay?: Maybe<Scalars['AWSDate']['output']>;
  /** The last such day. */
  lastDay?: Maybe<Scalars['AWSDate']['output']>;
  /** Per payment method: opening balance + slips = closing balance, or where it first differs. */
  reconciliation: Array<Reconciliation>;
  /** Slips and balances in it whose key holds no day of the calendar. */
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
  /** Kept for comparing later copies of the same days with this one. */
  months: Array<ArchiveMonthInput>;
  reconciliation: Array<ReconciliationInput>;
  recordsOutsideDays: Scalars['Int']['input'];
  sha256: Scalars['String']['input'];
};

export type ExportFailure = {
  __typename?: 'ExportFailure';
  code: FailureCode;
  /** For a person: what happened and what to do next. */
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
  /** Part of the phase that is done, 0 to 1, estimated from the days passed (READING) or the bytes checked (VERIFYING). */
  fraction: Scalars['Float']['output'];
  phase: ExportPhase;
  /** Rows of all entries read so far in this attempt. */
  rowsRead: Scalars['Int']['output'];
};

export type ExportProgressInput = {
  bytesDone: Scalars['Float']['input'];
  fraction: Scalars['Float']['input'];
  phase: ExportPhase;
  rowsRead: Scalars['Int']['input'];
};

/** What an owner may ask for, and has asked for. */
export type ExportQuota = {
  __typename?: 'ExportQuota';
  /** At most this many exports that have not ended. */
  atOnce: Scalars['Int']['output'];
  /** At most this many exports a day (UTC). */
  perDay: Scalars['Int']['output'];
  /** When `usedToday` starts again at 0: the next 00:00 UTC. */
  resetsAt: Scalars['AWSDateTime']['output'];
  /** How many have not ended. */
  running: Scalars['Int']['output'];
  /** How many of them are used up. An export that failed through a fault of the service is not counted. */
  usedToday: Scalars['Int']['output'];
};

export type ExportStatus =
  /** Ended by its owner. */
  | 'CANCELLED'
  /** Was READY; its file has been removed since. */
  | 'EXPIRED'
  /** Ended without a file; see `failure`. */
  | 'FAILED'
  /** The file is stored, was read back, and agrees with its manifest. */
  | 'READY'
  /** Asked for; no worker has it yet. */
  | 'REQUESTED'
  /** A worker is at it. */
  | 'RUNNING';

export type FailExportInput = {
  /** Given by the worker: only the attempt that holds the export may fail it. Left out by the failure destination and the sweeper. */
  attempt?: InputMaybe<Scalars['Int']['input']>;
  code: FailureCode;
  id: Scalars['ID']['input'];
  message: Scalars['String']['input'];
  owner: Scalars['ID']['input'];
};

export type FailureCode =
  /** The archive would pass what one zip can hold. */
  | 'ARCHIVE_TOO_LARGE'
  /** Anything else; the log has it under the export's id. */
  | 'INTERNAL'
  /** An item holds something the archive cannot carry. */
  | 'ITEM_UNWRITABLE'
  /** A table could not be read to its end. */
  | 'LEDGER_UNREADABLE'
  /** The worker could not be started. */
  | 'NOT_STARTED'
  /** The file could not be stored. */
  | 'STORAGE_FAILED'
  /** One run's time does not suffice. */
  | 'TOO_LARGE_FOR_ONE_RUN'
  /** The stored file was not what was written. */
  | 'VERIFICATION_FAILED'
  /** The worker stopped without a word and its retries are used up. */
  | 'WORKER_STOPPED';

/** This copy holds fewer records of a table than an earlier copy of the same days. */
export type FewerRecords = {
  __typename?: 'FewerRecords';
  /**
   * When the earlier copy's file is removed; may lie in the past, and is null when its owner had deleted that copy. As it was when the
   * copies were compared: `export(id: earlierId)` says whether the file is still there.
   */
  earlierExpiresAt?: Maybe<Scalars['AWSDateTime']['output']>;
  earlierId: Scalars['ID']['output'];
  earlierRequestedAt: Scalars['AWSDateTime']['output'];
  /** The months of those tables that have fewer rows, oldest first, at most 24; none when a copy has records in more than 1,200 months. */
  months: Array<FewerRowsOfMonth>;
  /** How many more such months there are. */
  monthsLeftOut: Scalars['Int']['output'];
  /** The tables that have fewer rows. */
  tables: Array<FewerRows>;
};

export type FewerRows = {
  __typename?: 'FewerRows';
  earlierRows: Scalars['Int']['output'];
  rows: Scalars['Int']['output'];
  /** As the archive's entries are named: `slips`, `balances`, `kinds`, `methods`. */
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

/** What the household calls a kind, or a way to pay. */
export type MasterName = {
  __typename?: 'MasterName';
  /** As it stands in `Slip.kindCode`, or `methodCode`. */
  code: Scalars['String']['output'];
  /** Null when the ledger holds no text for it. */
  name?: Maybe<Scalars['String']['output']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * The caller says that a copy with fewer records than an earlier one is right: it becomes the one that later copies are compared with.
   * Raises `NotFound`, `NotReady`, `InvalidArgument`.
   */
  acceptExport?: Maybe<Export>;
  /** Cancels an export that has not ended; one that has ended is returned unchanged. Raises `NotFound`, `InvalidArgument`. */
  cancelExport?: Maybe<Export>;
  /**
   * Worker only. Takes the export for one attempt; raises `ClaimRefused` when it has ended, `ClaimHeld` while another attempt holds its lease.
   * `claimant` is one run of the worker, by a name that no other has: a run that claims again, since the answer was lost, gets what it holds.
   * `from` and `to` are the period of the event, both left out for everything: one that is not the export's is a `ClaimRefused`.
   */
  claimExport?: Maybe<Export>;
  /**
   * Removes an ended export: its file first, then all that its row says of it. Returns what was removed. Its id stays used: no later request
   * can take it. Raises `NotFound`, `NotEnded`, `InvalidArgument`.
   */
  deleteExport?: Maybe<Export>;
  /** Ends every open subscription of the caller, on every device: after signing out everywhere, or a changed password. */
  endSubscriptions?: Maybe<Scalars['Boolean']['output']>;
  /** Worker, failure destination and sweeper only. Ends an export that has not ended; raises `FailRefused` otherwise. */
  failExport?: Maybe<Export>;
  /** Worker only. Progress of the attempt that holds the export, or, with `archive`, its READY; raises `ReportRefused` when the attempt no longer holds it. */
  reportExport?: Maybe<Export>;
  /**
   * Starts an export of the days `from` to `to`, both included, or, with both left out, of everything: the whole partition, whatever its keys.
   * One day alone is an `InvalidPeriod`. `requestId` is a ULID made by the caller, at most a day ago by its own time, and becomes the export's id:
   * the same request sent twice is one export. Raises `InvalidPeriod`, `InvalidRequestId`, `RequestIdReused` (same id, other period, or the
   * export of that id was deleted), `QuotaExceeded` (20 a day, 3 at once; `errorInfo` holds the members of `ExportQuota` and
   * `reason`, `PER_DAY` or `AT_ONCE`), `ExportNotStarted` (the worker could not be started; the export is FAILED).
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
  /** One export of the caller; null when there is none of that id, whoever it may belong to, or when its owner has deleted it. Raises `InvalidArgument` when `id` is no ULID. */
  export?: Maybe<Export>;
  /** How many exports the caller may still ask for. */
  exportQuota?: Maybe<ExportQuota>;
  /**
   * The caller's exports, newest first. `limit` 1 to 100, 20 unless given. Deleted ones are left out, so a page may hold fewer than `limit`,
   * even none, while `nextToken` is given: go on until it is null. Raises `InvalidArgument`.
   */
  exports?: Maybe<ExportPage>;
  /** The caller's own kinds of slips, by code; at most the first 1,000. */
  kinds?: Maybe<Array<MasterName>>;
  /**
   * The first and the last day of the calendar that the caller's slips or balances hold. Null where there is none, and where more than a
   * thousand records (or 1 MB of them) whose keys hold no day stand before it: then it is not known.
   */
  ledgerDays?: Maybe<LedgerDays>;
  /** The caller's own ways to pay, by code; at most the first 1,000. */
  methods?: Maybe<Array<MasterName>>;
  /** The caller's slips dated `from` to `to`, both included, in date order. `limit` 1 to 500, 100 unless given. Raises `InvalidPeriod`, `InvalidArgument`. */
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

/** Amounts are decimal strings, exact. */
export type Reconciliation = {
  __typename?: 'Reconciliation';
  /** Null when no balance row lies in the period. */
  closingBalance?: Maybe<Scalars['String']['output']>;
  /** closing - (opening + slips); null when either end is unknown. */
  difference?: Maybe<Scalars['String']['output']>;
  /** The first day on which a balance row disagrees; null when none does. */
  firstDifferenceOn?: Maybe<Scalars['AWSDate']['output']>;
  methodCode: Scalars['String']['output'];
  /** Null when no balance row says what the method held before the period. */
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
  /** Given once, with the last report: the export becomes READY. */
  archive?: InputMaybe<ExportArchiveInput>;
  /** The fencing token that `claimExport` gave. */
  attempt: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  owner: Scalars['ID']['input'];
  progress: ExportProgressInput;
};

/**
 * A preview of a slip; the archive, not this, is the exact copy (`value` is a double here). A record holds what was written to it: an
 * attribute of another kind than here (a `value` stored as text, say) is null, and the rest of the record is shown. A binary shows as base64.
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
   * Every change of the caller's exports, filtered by the server on the caller's identity. Carries what the mutation selected, so a mutation
   * that does not select `owner` notifies nobody. Delivery is at most once: subscribe, then query, then trust the higher `version`.
   */
  onExport?: Maybe<Export>;
};
