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

/** A preview of a balance. */
export type Balance = {
  __typename?: 'Balance';
  date: Scalars['AWSDate']['output'];
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
  /** A link to the file, signed anew each time it is selected and good for 900 s; null unless READY. */
  downloadUrl?: Maybe<Scalars['AWSURL']['output']>;
  /** When the file is removed; present when READY or EXPIRED. */
  expiresAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Present when FAILED. */
  failure?: Maybe<ExportFailure>;
  finishedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** First day, included. */
  from: Scalars['AWSDate']['output'];
  /** A ULID. */
  id: Scalars['ID']['output'];
  /** The Cognito identity id whose ledger this is. */
  owner: Scalars['ID']['output'];
  progress?: Maybe<ExportProgress>;
  requestedAt: Scalars['AWSDateTime']['output'];
  startedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  status: ExportStatus;
  /** Last day, included. */
  to: Scalars['AWSDate']['output'];
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
  /** Per payment method: opening balance + slips = closing balance, or where it first differs. */
  reconciliation: Array<Reconciliation>;
  /** SHA-256 of the whole file, lower-case hex. */
  sha256: Scalars['String']['output'];
};

export type ExportArchiveInput = {
  bytes: Scalars['Float']['input'];
  consistency: Consistency;
  entries: Array<ArchiveEntryInput>;
  expiresAt: Scalars['AWSDateTime']['input'];
  fileName: Scalars['String']['input'];
  reconciliation: Array<ReconciliationInput>;
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

export type Mutation = {
  __typename?: 'Mutation';
  /** Cancels an export that has not ended; one that has ended is returned unchanged. Raises `NotFound`. */
  cancelExport?: Maybe<Export>;
  /**
   * Worker only. Takes the export for one attempt; raises `ClaimRefused` when it has ended, `ClaimHeld` while another attempt holds its lease.
   * `claimant` is one run of the worker, by a name that no other has: a run that claims again, since the answer was lost, gets what it holds.
   */
  claimExport?: Maybe<Export>;
  /** Removes an ended export: its file first, then its row. Returns what was removed. Raises `NotFound`, `NotEnded`. */
  deleteExport?: Maybe<Export>;
  /** Worker, failure destination and sweeper only. Ends an export that has not ended; raises `FailRefused` otherwise. */
  failExport?: Maybe<Export>;
  /** Worker only. Progress of the attempt that holds the export, or, with `archive`, its READY; raises `ReportRefused` when the attempt no longer holds it. */
  reportExport?: Maybe<Export>;
  /**
   * Starts an export of the days `from` to `to`, both included. `requestId` is a ULID made by the caller and becomes the export's id:
   * the same request sent twice is one export. Raises `InvalidPeriod`, `InvalidRequestId`, `RequestIdReused` (same id, other period),
   * `QuotaExceeded` (20 a day, 3 at once), `ExportNotStarted` (the worker could not be started; the export is FAILED).
   */
  requestExport?: Maybe<Export>;
};


export type MutationCancelExportArgs = {
  id: Scalars['ID']['input'];
};


export type MutationClaimExportArgs = {
  claimant: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  owner: Scalars['ID']['input'];
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
  from: Scalars['AWSDate']['input'];
  requestId?: InputMaybe<Scalars['ID']['input']>;
  to: Scalars['AWSDate']['input'];
};

export type Query = {
  __typename?: 'Query';
  /** The caller's balances dated `from` to `to`, both included, in date order. `limit` as for `slips`. Raises `InvalidPeriod`, `InvalidArgument`. */
  balances?: Maybe<BalancePage>;
  /** One export of the caller; null when there is none of that id, whoever it may belong to. */
  export?: Maybe<Export>;
  /** The caller's exports, newest first. `limit` 1 to 100, 20 unless given. Raises `InvalidArgument`. */
  exports?: Maybe<ExportPage>;
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

/** A preview of a slip; the archive, not this, is the exact copy (`value` is a double here). */
export type Slip = {
  __typename?: 'Slip';
  date: Scalars['AWSDate']['output'];
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
