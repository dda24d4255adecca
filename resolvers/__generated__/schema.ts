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

/** Slips and balances dated in one month, and their money. */
export type ArchiveMonthInput = {
  balances: Scalars['Int']['input'];
  expense?: InputMaybe<Scalars['String']['input']>;
  /** Exact decimals, as in `LedgerMonth`. Absent when they could not be added up. */
  income?: InputMaybe<Scalars['String']['input']>;
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

export type CopyKind =
  /** An archive of this application. */
  | 'ARCHIVE'
  /** `packed_<from>_<to>.zip` of the original app. */
  | 'LEGACY';

export type CopyMonth = {
  __typename?: 'CopyMonth';
  balances: Scalars['Int']['output'];
  /** As `income`. */
  expense?: Maybe<Scalars['String']['output']>;
  /** As in `LedgerMonth`. Null for a copy of before the sums were kept, or when they could not be added up. */
  income?: Maybe<Scalars['String']['output']>;
  /** `2025-03` */
  month: Scalars['String']['output'];
  slips: Scalars['Int']['output'];
};

/** Why the file cannot be restored. `code` and `facts` hold the same as `message`, for a page in another language. */
export type CopyRefusal = {
  __typename?: 'CopyRefusal';
  code: Scalars['String']['output'];
  facts: Array<FormField>;
  message: Scalars['String']['output'];
};

export type CopyRefusalInput = {
  code: Scalars['String']['input'];
  facts: Array<FormFieldInput>;
  message: Scalars['String']['input'];
};

export type CopyRows = {
  __typename?: 'CopyRows';
  rows: Scalars['Int']['output'];
  /** For example `slips`. */
  table: Scalars['String']['output'];
};

/** A record that differs. Field by field where it is on both sides. */
export type DifferentRecord = {
  __typename?: 'DifferentRecord';
  fields: Array<FieldDifference>;
  key: Scalars['String']['output'];
};

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
  /**
   * True for the copy that a restore of the same id made before its first write. It counts against no quota, and cannot be
   * deleted while the restore can be undone.
   */
  isSafetyCopy: Scalars['Boolean']['output'];
  /** Of the tables for people and README.txt; null for a copy that was asked for before there was a choice. */
  language?: Maybe<Language>;
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

/** Null where the record does not have the attribute. Long values are cut, and end with `…`. */
export type FieldDifference = {
  __typename?: 'FieldDifference';
  after?: Maybe<Scalars['String']['output']>;
  attribute: Scalars['String']['output'];
  before?: Maybe<Scalars['String']['output']>;
};

export type FormField = {
  __typename?: 'FormField';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

export type FormFieldInput = {
  name: Scalars['String']['input'];
  value: Scalars['String']['input'];
};

/** The findings of a check. */
export type FoundCopy = {
  __typename?: 'FoundCopy';
  everything: Scalars['Boolean']['output'];
  /** Of the archive's manifest; 0 for a copy of the original app. */
  formatVersion: Scalars['Int']['output'];
  /** The copy's first day, and null for a copy of everything without any day. */
  from?: Maybe<Scalars['AWSDate']['output']>;
  /** True when the copy was made of another person's ledger. Its records become the caller's. */
  isOfAnotherOwner: Scalars['Boolean']['output'];
  kind: CopyKind;
  /** The money of each method in the copy's days. At most 100 KB of it. */
  methods: Array<MethodMoney>;
  /** How many methods are not among them; null when none is missing. */
  methodsLeftOut?: Maybe<Scalars['Int']['output']>;
  /** For each mode, without and with changed masters. */
  plans: Array<RestorePlan>;
  /** Lines of the file that cannot be restored, by reason. */
  refused: Array<RefusedCount>;
  /** When the copy was requested; null where it does not say. */
  requestedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Made of a damaged copy. It can be added and put back, never made exact. */
  salvaged: Scalars['Boolean']['output'];
  /** Slips that are in no sum of `methods`, because their kind has no direction or they have no amount. */
  slipsWithoutEffect: Scalars['Int']['output'];
  tables: Array<TableDifference>;
  to?: Maybe<Scalars['AWSDate']['output']>;
  /** Kinds whose direction a change of the masters would turn. At most 20 KB of them. */
  turnedKinds: Array<TurnedKind>;
  /** How many kinds are not among them; null when none is missing. */
  turnedKindsLeftOut?: Maybe<Scalars['Int']['output']>;
  /** Records that no conditional write can express. Every mode leaves them alone. */
  unwritable: Scalars['Int']['output'];
};

export type FoundCopyInput = {
  everything: Scalars['Boolean']['input'];
  formatVersion: Scalars['Int']['input'];
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  isOfAnotherOwner: Scalars['Boolean']['input'];
  kind: CopyKind;
  methods: Array<MethodMoneyInput>;
  methodsLeftOut?: InputMaybe<Scalars['Int']['input']>;
  plans: Array<RestorePlanInput>;
  refused: Array<RefusedCountInput>;
  requestedAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  salvaged: Scalars['Boolean']['input'];
  slipsWithoutEffect: Scalars['Int']['input'];
  tables: Array<TableDifferenceInput>;
  to?: InputMaybe<Scalars['AWSDate']['input']>;
  turnedKinds: Array<TurnedKindInput>;
  turnedKindsLeftOut?: InputMaybe<Scalars['Int']['input']>;
  unwritable: Scalars['Int']['input'];
};

/** The languages in which the product speaks to a person, as BCP 47 tags. */
export type Language =
  | 'en'
  | 'ja';

/** Both null when the ledger holds no day of the calendar. */
export type LedgerDays = {
  __typename?: 'LedgerDays';
  first?: Maybe<Scalars['AWSDate']['output']>;
  last?: Maybe<Scalars['AWSDate']['output']>;
};

/**
 * A month of a ledger. Amounts are exact decimals of stored values: a refund is negative in `expense`. All balances
 * together change by `income` - `expense` + `otherCharges` + `chargesOfCashItself`.
 */
export type LedgerMonth = {
  __typename?: 'LedgerMonth';
  balances: Scalars['Int']['output'];
  /** Charges paid from cash. */
  chargesFromCash: Scalars['String']['output'];
  /** The part of `chargesFromCash` that is booked on cash itself, and taken from no method. */
  chargesOfCashItself: Scalars['String']['output'];
  expense: Scalars['String']['output'];
  income: Scalars['String']['output'];
  /** By code of the method. */
  lastBalances: Array<MonthBalance>;
  /** `2025-03` */
  month: Scalars['String']['output'];
  /** Charges paid in another way, for example from the bank. */
  otherCharges: Scalars['String']['output'];
  slips: Scalars['Int']['output'];
  /** Slips in none of the sums: their kind has no known direction, or their value is no number. */
  unknownSlips: Scalars['Int']['output'];
};

export type LedgerMonths = {
  __typename?: 'LedgerMonths';
  /** The first day of the calendar with a slip or a balance, among what was read. */
  first?: Maybe<Scalars['AWSDate']['output']>;
  /** False when reading ended before everything was read. */
  isComplete: Scalars['Boolean']['output'];
  last?: Maybe<Scalars['AWSDate']['output']>;
  /** Methods whose balances are left out of `lastBalances`. The twenty with the latest balances are shown. */
  methodsLeftOut: Scalars['Int']['output'];
  /** Months with a record, in order. */
  months: Array<LedgerMonth>;
  /** Months that are not in `months`, because they were not read, or not to their end. */
  notCounted: Array<Scalars['String']['output']>;
  /** Slips and balances whose keys hold no day of the calendar. Only without days: they are in no period. */
  recordsOutsideDays: Scalars['Int']['output'];
};

/** The household's name for a kind, or a way to pay. */
export type MasterName = {
  __typename?: 'MasterName';
  /** As in `Slip.kindCode`, or `methodCode`. */
  code: Scalars['String']['output'];
  /** Null when the ledger holds no text for it. */
  name?: Maybe<Scalars['String']['output']>;
};

/** Amounts are exact decimal strings. A balance is the newest row; null where there is none. */
export type MethodMoney = {
  __typename?: 'MethodMoney';
  balanceAdd?: Maybe<Scalars['String']['output']>;
  balanceBefore?: Maybe<Scalars['String']['output']>;
  balanceExact?: Maybe<Scalars['String']['output']>;
  balanceReplace?: Maybe<Scalars['String']['output']>;
  methodCode: Scalars['String']['output'];
  slipsAdd: Scalars['String']['output'];
  slipsBefore: Scalars['String']['output'];
  slipsExact: Scalars['String']['output'];
  slipsReplace: Scalars['String']['output'];
};

export type MethodMoneyInput = {
  balanceAdd?: InputMaybe<Scalars['String']['input']>;
  balanceBefore?: InputMaybe<Scalars['String']['input']>;
  balanceExact?: InputMaybe<Scalars['String']['input']>;
  balanceReplace?: InputMaybe<Scalars['String']['input']>;
  methodCode: Scalars['String']['input'];
  slipsAdd: Scalars['String']['input'];
  slipsBefore: Scalars['String']['input'];
  slipsExact: Scalars['String']['input'];
  slipsReplace: Scalars['String']['input'];
};

/** Amounts are exact decimal strings. `balance` is the newest row; null where there is none. */
export type MoneyNow = {
  __typename?: 'MoneyNow';
  balance?: Maybe<Scalars['String']['output']>;
  methodCode: Scalars['String']['output'];
  slips: Scalars['String']['output'];
};

export type MoneyNowInput = {
  balance?: InputMaybe<Scalars['String']['input']>;
  methodCode: Scalars['String']['input'];
  slips: Scalars['String']['input'];
};

/** The last balance of a method in a month. */
export type MonthBalance = {
  __typename?: 'MonthBalance';
  day: Scalars['AWSDate']['output'];
  methodCode: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Records the caller's statement that a copy with fewer records than an earlier one is right. Later copies are then
   * compared with this copy. Raises `NotFound`, `NotReady`, `InvalidArgument`.
   */
  acceptExport?: Maybe<Export>;
  /**
   * Puts the copy back as chosen: first a safety copy, then the writes, then all of it is read back. `hash` is that of the
   * plan which the caller saw. A restore that was stopped goes on with the same arguments. Raises `NotFound`, `NotNow`,
   * `PlanChanged` (the hash is not that of the last check, or not that with which the restore began), `RestoreInTheWay`
   * (another restore of the caller is at work; `errorInfo` holds its `id`), `QuotaExceeded` (5 a day),
   * `CopyIncomplete` (EXACT, and the copy was salvaged or has refused lines of slips or balances; `errorInfo` holds the
   * `obstacle`), `RestoreNotStarted`, `InvalidArgument`.
   */
  applyRestore?: Maybe<Restore>;
  /** Cancels an export that has not ended. An ended export is returned unchanged. Raises `NotFound`, `InvalidArgument`. */
  cancelExport?: Maybe<Export>;
  /**
   * Reads the uploaded file completely and compares it with the ledger. Nothing is written to the ledger.
   * `acceptContradictedKeys` accepts records whose attributes say something else than their keys. Raises `NotFound`,
   * `NotNow` (`errorInfo` holds the `status`), `QuotaExceeded` (20 checks a day), `RestoreNotStarted`, `InvalidArgument`.
   */
  checkRestore?: Maybe<Restore>;
  /**
   * Worker only. Takes the export for one attempt. Raises `ClaimRefused` when the export has ended, `ClaimHeld` while
   * another attempt holds its lease. `claimant` is a unique id of one worker run. If that run repeats a claim whose
   * response was lost, it gets the lease it already holds. `from` and `to` are the period of the event, both absent for
   * everything. A period that is not the export's is a `ClaimRefused`.
   */
  claimExport?: Maybe<Export>;
  /**
   * Restore worker only. Takes the restore for one run. Raises `ClaimRefused` when no run is wanted, `ClaimHeld` while
   * another run holds its lease. `claimant` as for `claimExport`.
   */
  claimRestore?: Maybe<Restore>;
  /**
   * Records that the caller has read a copy again from their own disk. `sha256` is the SHA-256 of that file, in lower-case
   * hex, and must be the one of the copy `id`; `device` says where the file is, in at most 40 characters. The receipt
   * outlives the copy. An owner has at most 500; the oldest makes room for the next. The same copy again renews its
   * receipt. Raises `NotFound`, `NotReady` (the export has no copy), `OtherFile` (the file is another one, or has changed),
   * `InvalidArgument`.
   */
  confirmCopy?: Maybe<Receipt>;
  /**
   * Restore worker only. Ends the lease of a run whose time is nearly over, and starts the next run. The third run in a row
   * without progress ends the restore instead. Raises `ReportRefused`.
   */
  continueRestore?: Maybe<Restore>;
  /**
   * Removes an ended export: first its file, then the data of its row. Returns the removed export. Its id stays used, and
   * no later request can take it. Raises `NotFound`, `NotEnded`, `NeededForUndo` (a safety copy, while its restore can be
   * undone), `InvalidArgument`.
   */
  deleteExport?: Maybe<Export>;
  /** Removes a receipt. Raises `NotFound`, `InvalidArgument`. */
  deleteReceipt?: Maybe<Receipt>;
  /**
   * Ends every open subscription of the caller, on every device. For use after a sign-out everywhere, or a changed
   * password.
   */
  endSubscriptions?: Maybe<Scalars['Boolean']['output']>;
  /** Worker, failure destination and sweeper only. Ends an export that has not ended. Raises `FailRefused` otherwise. */
  failExport?: Maybe<Export>;
  /**
   * Announces a file that the caller wants to put back, and answers with a form for its upload (`Restore.upload`).
   * `requestId` is a ULID as for `requestExport`, and becomes the restore's id. `bytes` is the size of the file, and
   * `sha256` its SHA-256 in lower-case hex. Raises `InvalidRequestId`, `RequestIdReused` (same id, other file),
   * `InvalidArgument` (a size that is not accepted, or no SHA-256), `QuotaExceeded` (20 uploads a day).
   */
  prepareRestore?: Maybe<Restore>;
  /**
   * Worker only. Records progress of the attempt that holds the export. With `archive`, the export becomes READY. Raises
   * `ReportRefused` when the attempt no longer holds it.
   */
  reportExport?: Maybe<Export>;
  /**
   * Restore worker only. Extends the lease of the run that holds the restore, and records its progress and its next status.
   * The answer tells the run that it should stop (`STOPPING`). Raises `ReportRefused` when the run no longer holds the
   * restore, or its status does not allow the next one.
   */
  reportRestore?: Maybe<Restore>;
  /**
   * Starts an export of the days `from` to `to`, both included. Without both days it exports everything: the whole
   * partition, whatever its keys. One day alone is an `InvalidPeriod`. `requestId` is a ULID made by the caller, whose
   * time is at most a day from now. It becomes the export's id, so the same request sent twice is one export. `language` is
   * that of the tables for people and of README.txt; `ja` without it. Raises `InvalidPeriod`, `InvalidRequestId`,
   * `RequestIdReused` (same id, other period or language, or the export of that id was deleted),
   * `QuotaExceeded` (20 a day, 3 at once; `errorInfo` holds the members of `ExportQuota` and `reason`, `PER_DAY` or
   * `AT_ONCE`), `ExportNotStarted` (the worker could not be started; the export is FAILED).
   */
  requestExport?: Maybe<Export>;
  /**
   * Sweeper only. Does what is due for a restore whose lease has lapsed: starts the next run, ends a restore that cannot go
   * on, or marks one whose file was never put back as expired. Raises `SettleRefused` when nothing is due.
   */
  settleRestore?: Maybe<Restore>;
  /** Asks the run that is at work to stop. It ends the writes it has begun. Raises `NotFound`, `NotNow`, `InvalidArgument`. */
  stopRestore?: Maybe<Restore>;
  /**
   * Gives every record that the restore added, changed or deleted its content from before, unless somebody has changed it
   * since. Raises `NotFound`, `NotNow`, `RestoreInTheWay`, `RestoreNotStarted`, `InvalidArgument`.
   */
  undoRestore?: Maybe<Restore>;
};


export type MutationAcceptExportArgs = {
  id: Scalars['ID']['input'];
};


export type MutationApplyRestoreArgs = {
  changesMasters: Scalars['Boolean']['input'];
  hash: Scalars['String']['input'];
  id: Scalars['ID']['input'];
  mode: RestoreMode;
};


export type MutationCancelExportArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCheckRestoreArgs = {
  acceptContradictedKeys?: InputMaybe<Scalars['Boolean']['input']>;
  id: Scalars['ID']['input'];
};


export type MutationClaimExportArgs = {
  claimant: Scalars['ID']['input'];
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  id: Scalars['ID']['input'];
  owner: Scalars['ID']['input'];
  to?: InputMaybe<Scalars['AWSDate']['input']>;
};


export type MutationClaimRestoreArgs = {
  claimant: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  owner: Scalars['ID']['input'];
};


export type MutationConfirmCopyArgs = {
  device?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  sha256: Scalars['String']['input'];
};


export type MutationContinueRestoreArgs = {
  attempt: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  owner: Scalars['ID']['input'];
};


export type MutationDeleteExportArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteReceiptArgs = {
  id: Scalars['ID']['input'];
};


export type MutationFailExportArgs = {
  input: FailExportInput;
};


export type MutationPrepareRestoreArgs = {
  bytes: Scalars['Float']['input'];
  fileName: Scalars['String']['input'];
  requestId: Scalars['ID']['input'];
  sha256: Scalars['String']['input'];
};


export type MutationReportExportArgs = {
  input: ReportExportInput;
};


export type MutationReportRestoreArgs = {
  input: ReportRestoreInput;
};


export type MutationRequestExportArgs = {
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  language?: InputMaybe<Language>;
  requestId?: InputMaybe<Scalars['ID']['input']>;
  to?: InputMaybe<Scalars['AWSDate']['input']>;
};


export type MutationSettleRestoreArgs = {
  id: Scalars['ID']['input'];
  owner: Scalars['ID']['input'];
};


export type MutationStopRestoreArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUndoRestoreArgs = {
  id: Scalars['ID']['input'];
};

export type Query = {
  __typename?: 'Query';
  /** The caller's balances dated `from` to `to`, both included, in date order. `limit` as for `slips`. Raises `InvalidPeriod`, `InvalidArgument`. */
  balances?: Maybe<BalancePage>;
  /**
   * What one copy of the caller holds by month, also when its file has been removed. Null when there is no such copy, or
   * when it has records in more than 1,200 months. Raises `InvalidArgument`.
   */
  copyMonths?: Maybe<Array<CopyMonth>>;
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
  /**
   * The caller's ledger by month: records and money of the days `from` to `to`, both included, or of everything without
   * both days. Reading is eventually consistent, and ends after two seconds or 25 MB; the figures are then "at least".
   * Raises `InvalidPeriod`.
   */
  ledgerMonths?: Maybe<LedgerMonths>;
  /** The caller's own ways to pay, by code. At most the first 1,000. */
  methods?: Maybe<Array<MasterName>>;
  /**
   * The caller's receipts of copies that were read again on their own disk, by the time of the copy, newest first. `limit`
   * is 1 to 50, by default 20. Raises `InvalidArgument`.
   */
  receipts?: Maybe<ReceiptPage>;
  /**
   * One restore of the caller. Null when the caller has no restore of that id. Raises `InvalidArgument` when `id` is not a
   * ULID.
   */
  restore?: Maybe<Restore>;
  /**
   * The first records of one class of one table, at most 200 KB. The last check of the restore stored them; for `CONFLICT`
   * it was the last run, which left them alone. Raises `NotFound`, `NotChecked` (no check or run has stored such a list
   * yet, or the lists have been removed), `InvalidArgument`.
   */
  restorePreview?: Maybe<RestorePreview>;
  /** The caller's restores, newest first. `limit` is 1 to 50, by default 10. Raises `InvalidArgument`. */
  restores?: Maybe<RestorePage>;
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


export type QueryCopyMonthsArgs = {
  id: Scalars['ID']['input'];
};


export type QueryExportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryExportsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


export type QueryLedgerMonthsArgs = {
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  to?: InputMaybe<Scalars['AWSDate']['input']>;
};


export type QueryReceiptsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRestoreArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRestorePreviewArgs = {
  class: RecordClass;
  id: Scalars['ID']['input'];
  table: Scalars['String']['input'];
};


export type QueryRestoresArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


export type QuerySlipsArgs = {
  from: Scalars['AWSDate']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  to: Scalars['AWSDate']['input'];
};

/** A copy that its owner has read again on their own disk, and found to be the file that the service made. */
export type Receipt = {
  __typename?: 'Receipt';
  bytes: Scalars['Float']['output'];
  /** The last time the file was read. */
  confirmedAt: Scalars['AWSDateTime']['output'];
  /** Where the file was, in the person's own words. */
  device?: Maybe<Scalars['String']['output']>;
  everything: Scalars['Boolean']['output'];
  fileName: Scalars['String']['output'];
  firstDay?: Maybe<Scalars['AWSDate']['output']>;
  /** Null together with `to` for everything. */
  from?: Maybe<Scalars['AWSDate']['output']>;
  /** The export's id. */
  id: Scalars['ID']['output'];
  lastDay?: Maybe<Scalars['AWSDate']['output']>;
  /** Months with a slip or a balance, in order. */
  months: Array<CopyMonth>;
  recordsOutsideDays: Scalars['Int']['output'];
  /** The time of the copy. */
  requestedAt: Scalars['AWSDateTime']['output'];
  /** SHA-256 of the whole file, lower-case hex. */
  sha256: Scalars['String']['output'];
  /** In the order of the archive's entries. */
  tables: Array<CopyRows>;
  to?: Maybe<Scalars['AWSDate']['output']>;
};

export type ReceiptPage = {
  __typename?: 'ReceiptPage';
  items: Array<Receipt>;
  nextToken?: Maybe<Scalars['String']['output']>;
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

export type RecordClass =
  /** In the copy, not in the ledger. */
  | 'ADD'
  /** In both, and different. */
  | 'CHANGE'
  /** Left alone by the last run, because somebody had changed the record since the safety copy. */
  | 'CONFLICT'
  /** In the ledger, not in the copy. */
  | 'ONLY_HERE'
  /** A line of the copy that cannot be restored. */
  | 'REFUSED';

export type RefusedCount = {
  __typename?: 'RefusedCount';
  lines: Scalars['Int']['output'];
  reason: Scalars['String']['output'];
};

export type RefusedCountInput = {
  lines: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};

export type RefusedLine = {
  __typename?: 'RefusedLine';
  attribute?: Maybe<Scalars['String']['output']>;
  /** Counted from 1 within the entry. */
  lineNumber: Scalars['Int']['output'];
  message: Scalars['String']['output'];
  reason: Scalars['String']['output'];
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

export type ReportRestoreInput = {
  /** The fencing token from `claimRestore`. */
  attempt: Scalars['Int']['input'];
  /** Present with CHECKED: the ETag of the file that was read. Every later read is of this file. */
  eTag?: InputMaybe<Scalars['String']['input']>;
  /** Ends the restore: FAILED before the first write, STOPPED after it. */
  failure?: InputMaybe<RestoreFailureInput>;
  /** Present with CHECKED. */
  found?: InputMaybe<FoundCopyInput>;
  id: Scalars['ID']['input'];
  /** Present with APPLIED, UNDONE, UNDO_INCOMPLETE and STOPPED. */
  outcome?: InputMaybe<RestoreOutcomeInput>;
  owner: Scalars['ID']['input'];
  progress?: InputMaybe<RestoreProgressInput>;
  /** Present with REFUSED. */
  refusal?: InputMaybe<CopyRefusalInput>;
  /** Present with APPLYING: the verified safety copy. */
  safetyCopy?: InputMaybe<SafetyCopyInput>;
  /** The next status. Without it, the report extends the lease. */
  status?: InputMaybe<RestoreStatus>;
};

/** One restore of a person's own copy: the upload, its check, the writes, and the way back. */
export type Restore = {
  __typename?: 'Restore';
  acceptContradictedKeys: Scalars['Boolean']['output'];
  /** 0 until a worker has claimed the restore; then the number of the run that holds or held it. */
  attempt: Scalars['Int']['output'];
  /** Size of the file. */
  bytes: Scalars['Float']['output'];
  /** The choice with which the restore began; null before that. */
  choice?: Maybe<RestoreChoice>;
  /** Of the writing that is under way, or was last: towards the copy, or back. Null before the first. */
  direction?: Maybe<RestoreDirection>;
  /** The ETag of the file that the last check read. Every later read is of this file. */
  eTag?: Maybe<Scalars['String']['output']>;
  /**
   * Before the first write: when the uploaded file is removed. After it: until when the restore can be undone, because then
   * the file and the safety copy are removed.
   */
  expiresAt: Scalars['AWSDateTime']['output'];
  /** Present when FAILED, and when a failure STOPPED the restore part-way. */
  failure?: Maybe<RestoreFailure>;
  fileName: Scalars['String']['output'];
  finishedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Present from the first check that found a copy. */
  found?: Maybe<FoundCopy>;
  /** A ULID. */
  id: Scalars['ID']['output'];
  /** The findings of the last reading back. Present when APPLIED, UNDONE or UNDO_INCOMPLETE. */
  outcome?: Maybe<RestoreOutcome>;
  /** The Cognito identity id whose ledger this is. */
  owner: Scalars['ID']['output'];
  /** Of the run that is at work; of the last one when STOPPED. */
  progress?: Maybe<RestoreProgress>;
  /** Present when REFUSED. */
  refusal?: Maybe<CopyRefusal>;
  requestedAt: Scalars['AWSDateTime']['output'];
  /** The attempt in the key of the safety copy's object. */
  safetyAttempt?: Maybe<Scalars['Int']['output']>;
  /** SHA-256 of the file, lower-case hex. */
  sha256: Scalars['String']['output'];
  status: RestoreStatus;
  /**
   * A form to upload the file, signed again each time it is selected. Null unless UPLOADING or FAILED, and in the items of
   * `restores`.
   */
  upload?: Maybe<UploadForm>;
  /** Rises by one with every change. */
  version: Scalars['Int']['output'];
};

export type RestoreChoice = {
  __typename?: 'RestoreChoice';
  changesMasters: Scalars['Boolean']['output'];
  hash: Scalars['String']['output'];
  mode: RestoreMode;
};

export type RestoreDirection =
  | 'APPLY'
  | 'UNDO';

export type RestoreFailure = {
  __typename?: 'RestoreFailure';
  code: RestoreFailureCode;
  /** For a person: the reason and the next step. */
  message: Scalars['String']['output'];
};

export type RestoreFailureCode =
  /** The uploaded file is missing, was replaced, or is not the announced one. */
  | 'FILE_NOT_AS_ANNOUNCED'
  /** Any other failure. The log has it under the restore's id. */
  | 'INTERNAL'
  /** A table could not be read completely. */
  | 'LEDGER_UNREADABLE'
  /** A table does not exist, or the service may not write to it. */
  | 'LEDGER_UNWRITABLE'
  /** A record is not what was written, although nobody has changed it. */
  | 'NOT_AS_WRITTEN'
  /** The worker could not be started. */
  | 'NOT_STARTED'
  /** Three runs in a row made no progress. */
  | 'NO_PROGRESS'
  /** The ledger has changed since the check, so that the plan is no longer that which was confirmed. */
  | 'PLAN_CHANGED'
  /** The safety copy could not be made, so nothing was written. */
  | 'SAFETY_COPY_FAILED'
  /** The time of one run is too short for the check, or for the safety copy. */
  | 'TOO_LARGE_FOR_ONE_RUN'
  /** The worker stopped without a report. */
  | 'WORKER_STOPPED';

export type RestoreFailureInput = {
  code: RestoreFailureCode;
  message: Scalars['String']['input'];
};

export type RestoreMode =
  /** Adds the records that are missing. */
  | 'ADD'
  /** Adds, puts back, and deletes records of the copy's days that the copy does not have. */
  | 'EXACT'
  /** Adds, and puts back records that differ. */
  | 'REPLACE';

export type RestoreOutcome = {
  __typename?: 'RestoreOutcome';
  /** Left alone, because somebody changed them since the safety copy. */
  conflicts: Scalars['Int']['output'];
  direction: RestoreDirection;
  /** Records that are as wanted now: written by this restore, or so already. */
  done: Scalars['Int']['output'];
  /** Each method's money in the copy's days, as it was read back. At most 40 KB of it. */
  money: Array<MoneyNow>;
  /** How many methods are not among them; null when none is missing. */
  moneyLeftOut?: Maybe<Scalars['Int']['output']>;
  /** Records in the copy's days that are neither in the copy nor in the safety copy. */
  newcomers: Scalars['Int']['output'];
  /** Left alone, because no conditional write can express them. */
  unwritable: Scalars['Int']['output'];
};

export type RestoreOutcomeInput = {
  conflicts: Scalars['Int']['input'];
  direction: RestoreDirection;
  done: Scalars['Int']['input'];
  money: Array<MoneyNowInput>;
  moneyLeftOut?: InputMaybe<Scalars['Int']['input']>;
  newcomers: Scalars['Int']['input'];
  unwritable: Scalars['Int']['input'];
};

export type RestorePage = {
  __typename?: 'RestorePage';
  items: Array<Restore>;
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** How many records a choice writes, and the hash to confirm it. */
export type RestorePlan = {
  __typename?: 'RestorePlan';
  added: Scalars['Int']['output'];
  changed: Scalars['Int']['output'];
  changesMasters: Scalars['Boolean']['output'];
  deleted: Scalars['Int']['output'];
  hash: Scalars['String']['output'];
  mode: RestoreMode;
};

export type RestorePlanInput = {
  added: Scalars['Int']['input'];
  changed: Scalars['Int']['input'];
  changesMasters: Scalars['Boolean']['input'];
  deleted: Scalars['Int']['input'];
  hash: Scalars['String']['input'];
  mode: RestoreMode;
};

export type RestorePreview = {
  __typename?: 'RestorePreview';
  records: Array<DifferentRecord>;
  refused: Array<RefusedLine>;
};

export type RestoreProgress = {
  __typename?: 'RestoreProgress';
  /** Records, or rows, of the present status that are done. */
  done: Scalars['Int']['output'];
  /** True while the table takes fewer writes than it is offered. */
  isSlow: Scalars['Boolean']['output'];
  /** All of them; null when not known. */
  total?: Maybe<Scalars['Int']['output']>;
};

export type RestoreProgressInput = {
  done: Scalars['Int']['input'];
  isSlow: Scalars['Boolean']['input'];
  total?: InputMaybe<Scalars['Int']['input']>;
};

export type RestoreStatus =
  /** Put back, and read back. Can be undone. */
  | 'APPLIED'
  /** A run writes. */
  | 'APPLYING'
  /** The differences are known. The owner chooses. */
  | 'CHECKED'
  /** A run reads the file and the ledger. Nothing is written. */
  | 'CHECKING'
  /** The file was never put back, and has been removed. */
  | 'EXPIRED'
  /** Ended by a failure before anything was written; see `failure`. The check can be repeated. */
  | 'FAILED'
  /** The file is no copy that can be restored; see `refusal`. */
  | 'REFUSED'
  /** A run makes the safety copy. */
  | 'SAVING'
  /** Part-way, by request or through a failure. Can go on and can be undone. */
  | 'STOPPED'
  /** The run was asked to stop. */
  | 'STOPPING'
  /** A run gives the records their contents from before. */
  | 'UNDOING'
  /** Every record has its content from before. The same file can be put back by another restore. */
  | 'UNDONE'
  /** Undone but for records that somebody has changed since, which were left alone. */
  | 'UNDO_INCOMPLETE'
  /** The file is announced, and perhaps uploaded. */
  | 'UPLOADING'
  /** A run reads back what was written. */
  | 'VERIFYING';

export type SafetyCopyInput = {
  archive: ExportArchiveInput;
  /** The attempt in the object's key. */
  attempt: Scalars['Int']['input'];
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  language: Language;
  to?: InputMaybe<Scalars['AWSDate']['input']>;
  /** The earlier of the two instants at which the bucket removes the uploaded file and the safety copy. */
  undoUntil: Scalars['AWSDateTime']['input'];
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
  /** Every change of the caller's restores. Delivery is as for `onExport`. */
  onRestore?: Maybe<Restore>;
};

/** rows of the file = added + changed + same + refused; `onlyHere` are not in the file. */
export type TableDifference = {
  __typename?: 'TableDifference';
  added: Scalars['Int']['output'];
  changed: Scalars['Int']['output'];
  onlyHere: Scalars['Int']['output'];
  refused: Scalars['Int']['output'];
  rows: Scalars['Int']['output'];
  same: Scalars['Int']['output'];
  table: Scalars['String']['output'];
};

export type TableDifferenceInput = {
  added: Scalars['Int']['input'];
  changed: Scalars['Int']['input'];
  onlyHere: Scalars['Int']['input'];
  refused: Scalars['Int']['input'];
  rows: Scalars['Int']['input'];
  same: Scalars['Int']['input'];
  table: Scalars['String']['input'];
};

export type TurnedKind = {
  __typename?: 'TurnedKind';
  here?: Maybe<Scalars['String']['output']>;
  inCopy?: Maybe<Scalars['String']['output']>;
  kindCode: Scalars['String']['output'];
};

export type TurnedKindInput = {
  here?: InputMaybe<Scalars['String']['input']>;
  inCopy?: InputMaybe<Scalars['String']['input']>;
  kindCode: Scalars['String']['input'];
};

/** A form for `multipart/form-data`. The file is the last field, named `file`. */
export type UploadForm = {
  __typename?: 'UploadForm';
  expiresAt: Scalars['AWSDateTime']['output'];
  fields: Array<FormField>;
  url: Scalars['AWSURL']['output'];
};
