/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ArchiveEntryInput = {
  bytes: number;
  name: string;
  rows?: number | null | undefined;
  sha256: string;
};

/** Slips and balances dated in one month, and their money. */
export type ArchiveMonthInput = {
  balances: number;
  expense?: string | null | undefined;
  /** Exact decimals, as in `LedgerMonth`. Absent when they could not be added up. */
  income?: string | null | undefined;
  /** `YYYY-MM` */
  month: string;
  slips: number;
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

export type CopyRefusalInput = {
  code: string;
  facts: Array<FormFieldInput>;
  message: string;
};

export type ExportArchiveInput = {
  bytes: number;
  consistency: Consistency;
  entries: Array<ArchiveEntryInput>;
  expiresAt: string;
  fileName: string;
  firstDay?: string | null | undefined;
  lastDay?: string | null | undefined;
  /** Kept for the comparison of later copies of the same days with this one. */
  months: Array<ArchiveMonthInput>;
  reconciliation: Array<ReconciliationInput>;
  recordsOutsideDays: number;
  sha256: string;
};

export type ExportPhase =
  /** Reading the tables, writing and storing the archive. */
  | 'READING'
  /** Reading the stored archive back and checking it. */
  | 'VERIFYING';

export type ExportProgressInput = {
  bytesDone: number;
  fraction: number;
  phase: ExportPhase;
  rowsRead: number;
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
  attempt?: number | null | undefined;
  code: FailureCode;
  id: string;
  message: string;
  owner: string;
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

export type FormFieldInput = {
  name: string;
  value: string;
};

export type FoundCopyInput = {
  everything: boolean;
  formatVersion: number;
  from?: string | null | undefined;
  isOfAnotherOwner: boolean;
  kind: CopyKind;
  methods: Array<MethodMoneyInput>;
  methodsLeftOut?: number | null | undefined;
  plans: Array<RestorePlanInput>;
  refused: Array<RefusedCountInput>;
  requestedAt?: string | null | undefined;
  salvaged: boolean;
  slipsWithoutEffect: number;
  tables: Array<TableDifferenceInput>;
  to?: string | null | undefined;
  turnedKinds: Array<TurnedKindInput>;
  turnedKindsLeftOut?: number | null | undefined;
  unwritable: number;
};

/** The languages in which the product speaks to a person, as BCP 47 tags. */
export type Language =
  | 'en'
  | 'ja';

export type MethodMoneyInput = {
  balanceAdd?: string | null | undefined;
  balanceBefore?: string | null | undefined;
  balanceExact?: string | null | undefined;
  balanceReplace?: string | null | undefined;
  methodCode: string;
  slipsAdd: string;
  slipsBefore: string;
  slipsExact: string;
  slipsReplace: string;
};

export type MoneyNowInput = {
  balance?: string | null | undefined;
  methodCode: string;
  slips: string;
};

export type ReconciliationInput = {
  closingBalance?: string | null | undefined;
  difference?: string | null | undefined;
  firstDifferenceOn?: string | null | undefined;
  methodCode: string;
  openingBalance?: string | null | undefined;
  slipsTotal: string;
};

export type RefusedCountInput = {
  lines: number;
  reason: string;
};

export type ReportExportInput = {
  /** Present once, in the last report. The export then becomes READY. */
  archive?: ExportArchiveInput | null | undefined;
  /** The fencing token from `claimExport`. */
  attempt: number;
  id: string;
  owner: string;
  progress: ExportProgressInput;
};

export type ReportRestoreInput = {
  /** The fencing token from `claimRestore`. */
  attempt: number;
  /** Present with CHECKED: the ETag of the file that was read. Every later read is of this file. */
  eTag?: string | null | undefined;
  /** Ends the restore: FAILED before the first write, STOPPED after it. */
  failure?: RestoreFailureInput | null | undefined;
  /** Present with CHECKED. */
  found?: FoundCopyInput | null | undefined;
  id: string;
  /** Present with APPLIED, UNDONE, UNDO_INCOMPLETE and STOPPED. */
  outcome?: RestoreOutcomeInput | null | undefined;
  owner: string;
  progress?: RestoreProgressInput | null | undefined;
  /** Present with REFUSED. */
  refusal?: CopyRefusalInput | null | undefined;
  /** Present with APPLYING: the verified safety copy. */
  safetyCopy?: SafetyCopyInput | null | undefined;
  /** The next status. Without it, the report extends the lease. */
  status?: RestoreStatus | null | undefined;
};

export type RestoreDirection =
  | 'APPLY'
  | 'UNDO';

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
  message: string;
};

export type RestoreMode =
  /** Adds the records that are missing. */
  | 'ADD'
  /** Adds, puts back, and deletes records of the copy's days that the copy does not have. */
  | 'EXACT'
  /** Adds, and puts back records that differ. */
  | 'REPLACE';

export type RestoreOutcomeInput = {
  conflicts: number;
  direction: RestoreDirection;
  done: number;
  money: Array<MoneyNowInput>;
  moneyLeftOut?: number | null | undefined;
  newcomers: number;
  unwritable: number;
};

export type RestorePlanInput = {
  added: number;
  changed: number;
  changesMasters: boolean;
  deleted: number;
  hash: string;
  mode: RestoreMode;
};

export type RestoreProgressInput = {
  done: number;
  isSlow: boolean;
  total?: number | null | undefined;
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
  attempt: number;
  from?: string | null | undefined;
  language: Language;
  to?: string | null | undefined;
  /** The earlier of the two instants at which the bucket removes the uploaded file and the safety copy. */
  undoUntil: string;
};

export type TableDifferenceInput = {
  added: number;
  changed: number;
  onlyHere: number;
  refused: number;
  rows: number;
  same: number;
  table: string;
};

export type TurnedKindInput = {
  here?: string | null | undefined;
  inCopy?: string | null | undefined;
  kindCode: string;
};

export type ExportStateFragment = { id: string, owner: string, from: string | null, to: string | null, everything: boolean, language: Language | null, status: ExportStatus, version: number, attempt: number, requestedAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, isSafetyCopy: boolean, progress: { phase: ExportPhase, rowsRead: number, bytesDone: number, fraction: number } | null, archive: { fileName: string, bytes: number, sha256: string, consistency: Consistency, firstDay: string | null, lastDay: string | null, recordsOutsideDays: number, entries: Array<{ name: string, rows: number | null, bytes: number, sha256: string }>, reconciliation: Array<{ methodCode: string, openingBalance: string | null, slipsTotal: string, closingBalance: string | null, difference: string | null, firstDifferenceOn: string | null }> } | null, fewerRecords: { earlierId: string, earlierRequestedAt: string, earlierExpiresAt: string | null, monthsLeftOut: number, tables: Array<{ table: string, rows: number, earlierRows: number }>, months: Array<{ month: string, table: string, rows: number, earlierRows: number }> } | null, failure: { code: FailureCode, message: string } | null };

export type ClaimExportMutationVariables = Exact<{
  owner: string;
  id: string;
  claimant: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ClaimExportMutation = { claimExport: { id: string, owner: string, from: string | null, to: string | null, everything: boolean, language: Language | null, status: ExportStatus, version: number, attempt: number, requestedAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, isSafetyCopy: boolean, progress: { phase: ExportPhase, rowsRead: number, bytesDone: number, fraction: number } | null, archive: { fileName: string, bytes: number, sha256: string, consistency: Consistency, firstDay: string | null, lastDay: string | null, recordsOutsideDays: number, entries: Array<{ name: string, rows: number | null, bytes: number, sha256: string }>, reconciliation: Array<{ methodCode: string, openingBalance: string | null, slipsTotal: string, closingBalance: string | null, difference: string | null, firstDifferenceOn: string | null }> } | null, fewerRecords: { earlierId: string, earlierRequestedAt: string, earlierExpiresAt: string | null, monthsLeftOut: number, tables: Array<{ table: string, rows: number, earlierRows: number }>, months: Array<{ month: string, table: string, rows: number, earlierRows: number }> } | null, failure: { code: FailureCode, message: string } | null } | null };

export type ReportExportMutationVariables = Exact<{
  input: ReportExportInput;
}>;


export type ReportExportMutation = { reportExport: { downloadUrl: string | null, id: string, owner: string, from: string | null, to: string | null, everything: boolean, language: Language | null, status: ExportStatus, version: number, attempt: number, requestedAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, isSafetyCopy: boolean, progress: { phase: ExportPhase, rowsRead: number, bytesDone: number, fraction: number } | null, archive: { fileName: string, bytes: number, sha256: string, consistency: Consistency, firstDay: string | null, lastDay: string | null, recordsOutsideDays: number, entries: Array<{ name: string, rows: number | null, bytes: number, sha256: string }>, reconciliation: Array<{ methodCode: string, openingBalance: string | null, slipsTotal: string, closingBalance: string | null, difference: string | null, firstDifferenceOn: string | null }> } | null, fewerRecords: { earlierId: string, earlierRequestedAt: string, earlierExpiresAt: string | null, monthsLeftOut: number, tables: Array<{ table: string, rows: number, earlierRows: number }>, months: Array<{ month: string, table: string, rows: number, earlierRows: number }> } | null, failure: { code: FailureCode, message: string } | null } | null };

export type FailExportMutationVariables = Exact<{
  input: FailExportInput;
}>;


export type FailExportMutation = { failExport: { id: string, owner: string, from: string | null, to: string | null, everything: boolean, language: Language | null, status: ExportStatus, version: number, attempt: number, requestedAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, isSafetyCopy: boolean, progress: { phase: ExportPhase, rowsRead: number, bytesDone: number, fraction: number } | null, archive: { fileName: string, bytes: number, sha256: string, consistency: Consistency, firstDay: string | null, lastDay: string | null, recordsOutsideDays: number, entries: Array<{ name: string, rows: number | null, bytes: number, sha256: string }>, reconciliation: Array<{ methodCode: string, openingBalance: string | null, slipsTotal: string, closingBalance: string | null, difference: string | null, firstDifferenceOn: string | null }> } | null, fewerRecords: { earlierId: string, earlierRequestedAt: string, earlierExpiresAt: string | null, monthsLeftOut: number, tables: Array<{ table: string, rows: number, earlierRows: number }>, months: Array<{ month: string, table: string, rows: number, earlierRows: number }> } | null, failure: { code: FailureCode, message: string } | null } | null };

export type RestoreStateFragment = { id: string, owner: string, status: RestoreStatus, version: number, attempt: number, fileName: string, bytes: number, sha256: string, acceptContradictedKeys: boolean, requestedAt: string, finishedAt: string | null, expiresAt: string, eTag: string | null, safetyAttempt: number | null, direction: RestoreDirection | null, found: { kind: CopyKind, formatVersion: number, isOfAnotherOwner: boolean, requestedAt: string | null, from: string | null, to: string | null, everything: boolean, salvaged: boolean, unwritable: number, methodsLeftOut: number | null, slipsWithoutEffect: number, turnedKindsLeftOut: number | null, tables: Array<{ table: string, rows: number, added: number, changed: number, same: number, onlyHere: number, refused: number }>, refused: Array<{ reason: string, lines: number }>, plans: Array<{ mode: RestoreMode, changesMasters: boolean, hash: string, added: number, changed: number, deleted: number }>, methods: Array<{ methodCode: string, slipsBefore: string, slipsAdd: string, slipsReplace: string, slipsExact: string, balanceBefore: string | null, balanceAdd: string | null, balanceReplace: string | null, balanceExact: string | null }>, turnedKinds: Array<{ kindCode: string, here: string | null, inCopy: string | null }> } | null, refusal: { code: string, message: string, facts: Array<{ name: string, value: string }> } | null, choice: { mode: RestoreMode, changesMasters: boolean, hash: string } | null, progress: { done: number, total: number | null, isSlow: boolean } | null, outcome: { direction: RestoreDirection, done: number, conflicts: number, unwritable: number, newcomers: number, moneyLeftOut: number | null, money: Array<{ methodCode: string, slips: string, balance: string | null }> } | null, failure: { code: RestoreFailureCode, message: string } | null };

export type ClaimRestoreMutationVariables = Exact<{
  owner: string;
  id: string;
  claimant: string;
}>;


export type ClaimRestoreMutation = { claimRestore: { id: string, owner: string, status: RestoreStatus, version: number, attempt: number, fileName: string, bytes: number, sha256: string, acceptContradictedKeys: boolean, requestedAt: string, finishedAt: string | null, expiresAt: string, eTag: string | null, safetyAttempt: number | null, direction: RestoreDirection | null, found: { kind: CopyKind, formatVersion: number, isOfAnotherOwner: boolean, requestedAt: string | null, from: string | null, to: string | null, everything: boolean, salvaged: boolean, unwritable: number, methodsLeftOut: number | null, slipsWithoutEffect: number, turnedKindsLeftOut: number | null, tables: Array<{ table: string, rows: number, added: number, changed: number, same: number, onlyHere: number, refused: number }>, refused: Array<{ reason: string, lines: number }>, plans: Array<{ mode: RestoreMode, changesMasters: boolean, hash: string, added: number, changed: number, deleted: number }>, methods: Array<{ methodCode: string, slipsBefore: string, slipsAdd: string, slipsReplace: string, slipsExact: string, balanceBefore: string | null, balanceAdd: string | null, balanceReplace: string | null, balanceExact: string | null }>, turnedKinds: Array<{ kindCode: string, here: string | null, inCopy: string | null }> } | null, refusal: { code: string, message: string, facts: Array<{ name: string, value: string }> } | null, choice: { mode: RestoreMode, changesMasters: boolean, hash: string } | null, progress: { done: number, total: number | null, isSlow: boolean } | null, outcome: { direction: RestoreDirection, done: number, conflicts: number, unwritable: number, newcomers: number, moneyLeftOut: number | null, money: Array<{ methodCode: string, slips: string, balance: string | null }> } | null, failure: { code: RestoreFailureCode, message: string } | null } | null };

export type ReportRestoreMutationVariables = Exact<{
  input: ReportRestoreInput;
}>;


export type ReportRestoreMutation = { reportRestore: { id: string, owner: string, status: RestoreStatus, version: number, attempt: number, fileName: string, bytes: number, sha256: string, acceptContradictedKeys: boolean, requestedAt: string, finishedAt: string | null, expiresAt: string, eTag: string | null, safetyAttempt: number | null, direction: RestoreDirection | null, found: { kind: CopyKind, formatVersion: number, isOfAnotherOwner: boolean, requestedAt: string | null, from: string | null, to: string | null, everything: boolean, salvaged: boolean, unwritable: number, methodsLeftOut: number | null, slipsWithoutEffect: number, turnedKindsLeftOut: number | null, tables: Array<{ table: string, rows: number, added: number, changed: number, same: number, onlyHere: number, refused: number }>, refused: Array<{ reason: string, lines: number }>, plans: Array<{ mode: RestoreMode, changesMasters: boolean, hash: string, added: number, changed: number, deleted: number }>, methods: Array<{ methodCode: string, slipsBefore: string, slipsAdd: string, slipsReplace: string, slipsExact: string, balanceBefore: string | null, balanceAdd: string | null, balanceReplace: string | null, balanceExact: string | null }>, turnedKinds: Array<{ kindCode: string, here: string | null, inCopy: string | null }> } | null, refusal: { code: string, message: string, facts: Array<{ name: string, value: string }> } | null, choice: { mode: RestoreMode, changesMasters: boolean, hash: string } | null, progress: { done: number, total: number | null, isSlow: boolean } | null, outcome: { direction: RestoreDirection, done: number, conflicts: number, unwritable: number, newcomers: number, moneyLeftOut: number | null, money: Array<{ methodCode: string, slips: string, balance: string | null }> } | null, failure: { code: RestoreFailureCode, message: string } | null } | null };

export type ContinueRestoreMutationVariables = Exact<{
  owner: string;
  id: string;
  attempt: number;
}>;


export type ContinueRestoreMutation = { continueRestore: { id: string, owner: string, status: RestoreStatus, version: number, attempt: number, fileName: string, bytes: number, sha256: string, acceptContradictedKeys: boolean, requestedAt: string, finishedAt: string | null, expiresAt: string, eTag: string | null, safetyAttempt: number | null, direction: RestoreDirection | null, found: { kind: CopyKind, formatVersion: number, isOfAnotherOwner: boolean, requestedAt: string | null, from: string | null, to: string | null, everything: boolean, salvaged: boolean, unwritable: number, methodsLeftOut: number | null, slipsWithoutEffect: number, turnedKindsLeftOut: number | null, tables: Array<{ table: string, rows: number, added: number, changed: number, same: number, onlyHere: number, refused: number }>, refused: Array<{ reason: string, lines: number }>, plans: Array<{ mode: RestoreMode, changesMasters: boolean, hash: string, added: number, changed: number, deleted: number }>, methods: Array<{ methodCode: string, slipsBefore: string, slipsAdd: string, slipsReplace: string, slipsExact: string, balanceBefore: string | null, balanceAdd: string | null, balanceReplace: string | null, balanceExact: string | null }>, turnedKinds: Array<{ kindCode: string, here: string | null, inCopy: string | null }> } | null, refusal: { code: string, message: string, facts: Array<{ name: string, value: string }> } | null, choice: { mode: RestoreMode, changesMasters: boolean, hash: string } | null, progress: { done: number, total: number | null, isSlow: boolean } | null, outcome: { direction: RestoreDirection, done: number, conflicts: number, unwritable: number, newcomers: number, moneyLeftOut: number | null, money: Array<{ methodCode: string, slips: string, balance: string | null }> } | null, failure: { code: RestoreFailureCode, message: string } | null } | null };

export type SettleRestoreMutationVariables = Exact<{
  owner: string;
  id: string;
}>;


export type SettleRestoreMutation = { settleRestore: { id: string, owner: string, status: RestoreStatus, version: number, attempt: number, fileName: string, bytes: number, sha256: string, acceptContradictedKeys: boolean, requestedAt: string, finishedAt: string | null, expiresAt: string, eTag: string | null, safetyAttempt: number | null, direction: RestoreDirection | null, found: { kind: CopyKind, formatVersion: number, isOfAnotherOwner: boolean, requestedAt: string | null, from: string | null, to: string | null, everything: boolean, salvaged: boolean, unwritable: number, methodsLeftOut: number | null, slipsWithoutEffect: number, turnedKindsLeftOut: number | null, tables: Array<{ table: string, rows: number, added: number, changed: number, same: number, onlyHere: number, refused: number }>, refused: Array<{ reason: string, lines: number }>, plans: Array<{ mode: RestoreMode, changesMasters: boolean, hash: string, added: number, changed: number, deleted: number }>, methods: Array<{ methodCode: string, slipsBefore: string, slipsAdd: string, slipsReplace: string, slipsExact: string, balanceBefore: string | null, balanceAdd: string | null, balanceReplace: string | null, balanceExact: string | null }>, turnedKinds: Array<{ kindCode: string, here: string | null, inCopy: string | null }> } | null, refusal: { code: string, message: string, facts: Array<{ name: string, value: string }> } | null, choice: { mode: RestoreMode, changesMasters: boolean, hash: string } | null, progress: { done: number, total: number | null, isSlow: boolean } | null, outcome: { direction: RestoreDirection, done: number, conflicts: number, unwritable: number, newcomers: number, moneyLeftOut: number | null, money: Array<{ methodCode: string, slips: string, balance: string | null }> } | null, failure: { code: RestoreFailureCode, message: string } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ExportStateFragmentDoc = new TypedDocumentString(`
    fragment ExportState on Export {
  id
  owner
  from
  to
  everything
  language
  status
  version
  attempt
  progress {
    phase
    rowsRead
    bytesDone
    fraction
  }
  archive {
    fileName
    bytes
    sha256
    consistency
    firstDay
    lastDay
    recordsOutsideDays
    entries {
      name
      rows
      bytes
      sha256
    }
    reconciliation {
      methodCode
      openingBalance
      slipsTotal
      closingBalance
      difference
      firstDifferenceOn
    }
  }
  fewerRecords {
    earlierId
    earlierRequestedAt
    earlierExpiresAt
    monthsLeftOut
    tables {
      table
      rows
      earlierRows
    }
    months {
      month
      table
      rows
      earlierRows
    }
  }
  failure {
    code
    message
  }
  requestedAt
  startedAt
  finishedAt
  expiresAt
  isSafetyCopy
}
    `, {"fragmentName":"ExportState"}) as unknown as TypedDocumentString<ExportStateFragment, unknown>;
export const RestoreStateFragmentDoc = new TypedDocumentString(`
    fragment RestoreState on Restore {
  id
  owner
  status
  version
  attempt
  fileName
  bytes
  sha256
  acceptContradictedKeys
  found {
    kind
    formatVersion
    isOfAnotherOwner
    requestedAt
    from
    to
    everything
    salvaged
    tables {
      table
      rows
      added
      changed
      same
      onlyHere
      refused
    }
    refused {
      reason
      lines
    }
    unwritable
    plans {
      mode
      changesMasters
      hash
      added
      changed
      deleted
    }
    methods {
      methodCode
      slipsBefore
      slipsAdd
      slipsReplace
      slipsExact
      balanceBefore
      balanceAdd
      balanceReplace
      balanceExact
    }
    methodsLeftOut
    slipsWithoutEffect
    turnedKinds {
      kindCode
      here
      inCopy
    }
    turnedKindsLeftOut
  }
  refusal {
    code
    facts {
      name
      value
    }
    message
  }
  choice {
    mode
    changesMasters
    hash
  }
  progress {
    done
    total
    isSlow
  }
  outcome {
    direction
    done
    conflicts
    unwritable
    newcomers
    money {
      methodCode
      slips
      balance
    }
    moneyLeftOut
  }
  failure {
    code
    message
  }
  requestedAt
  finishedAt
  expiresAt
  eTag
  safetyAttempt
  direction
}
    `, {"fragmentName":"RestoreState"}) as unknown as TypedDocumentString<RestoreStateFragment, unknown>;
export const ClaimExportDocument = new TypedDocumentString(`
    mutation ClaimExport($owner: ID!, $id: ID!, $claimant: ID!, $from: AWSDate, $to: AWSDate) {
  claimExport(owner: $owner, id: $id, claimant: $claimant, from: $from, to: $to) {
    ...ExportState
  }
}
    fragment ExportState on Export {
  id
  owner
  from
  to
  everything
  language
  status
  version
  attempt
  progress {
    phase
    rowsRead
    bytesDone
    fraction
  }
  archive {
    fileName
    bytes
    sha256
    consistency
    firstDay
    lastDay
    recordsOutsideDays
    entries {
      name
      rows
      bytes
      sha256
    }
    reconciliation {
      methodCode
      openingBalance
      slipsTotal
      closingBalance
      difference
      firstDifferenceOn
    }
  }
  fewerRecords {
    earlierId
    earlierRequestedAt
    earlierExpiresAt
    monthsLeftOut
    tables {
      table
      rows
      earlierRows
    }
    months {
      month
      table
      rows
      earlierRows
    }
  }
  failure {
    code
    message
  }
  requestedAt
  startedAt
  finishedAt
  expiresAt
  isSafetyCopy
}`) as unknown as TypedDocumentString<ClaimExportMutation, ClaimExportMutationVariables>;
export const ReportExportDocument = new TypedDocumentString(`
    mutation ReportExport($input: ReportExportInput!) {
  reportExport(input: $input) {
    ...ExportState
    downloadUrl
  }
}
    fragment ExportState on Export {
  id
  owner
  from
  to
  everything
  language
  status
  version
  attempt
  progress {
    phase
    rowsRead
    bytesDone
    fraction
  }
  archive {
    fileName
    bytes
    sha256
    consistency
    firstDay
    lastDay
    recordsOutsideDays
    entries {
      name
      rows
      bytes
      sha256
    }
    reconciliation {
      methodCode
      openingBalance
      slipsTotal
      closingBalance
      difference
      firstDifferenceOn
    }
  }
  fewerRecords {
    earlierId
    earlierRequestedAt
    earlierExpiresAt
    monthsLeftOut
    tables {
      table
      rows
      earlierRows
    }
    months {
      month
      table
      rows
      earlierRows
    }
  }
  failure {
    code
    message
  }
  requestedAt
  startedAt
  finishedAt
  expiresAt
  isSafetyCopy
}`) as unknown as TypedDocumentString<ReportExportMutation, ReportExportMutationVariables>;
export const FailExportDocument = new TypedDocumentString(`
    mutation FailExport($input: FailExportInput!) {
  failExport(input: $input) {
    ...ExportState
  }
}
    fragment ExportState on Export {
  id
  owner
  from
  to
  everything
  language
  status
  version
  attempt
  progress {
    phase
    rowsRead
    bytesDone
    fraction
  }
  archive {
    fileName
    bytes
    sha256
    consistency
    firstDay
    lastDay
    recordsOutsideDays
    entries {
      name
      rows
      bytes
      sha256
    }
    reconciliation {
      methodCode
      openingBalance
      slipsTotal
      closingBalance
      difference
      firstDifferenceOn
    }
  }
  fewerRecords {
    earlierId
    earlierRequestedAt
    earlierExpiresAt
    monthsLeftOut
    tables {
      table
      rows
      earlierRows
    }
    months {
      month
      table
      rows
      earlierRows
    }
  }
  failure {
    code
    message
  }
  requestedAt
  startedAt
  finishedAt
  expiresAt
  isSafetyCopy
}`) as unknown as TypedDocumentString<FailExportMutation, FailExportMutationVariables>;
export const ClaimRestoreDocument = new TypedDocumentString(`
    mutation ClaimRestore($owner: ID!, $id: ID!, $claimant: ID!) {
  claimRestore(owner: $owner, id: $id, claimant: $claimant) {
    ...RestoreState
  }
}
    fragment RestoreState on Restore {
  id
  owner
  status
  version
  attempt
  fileName
  bytes
  sha256
  acceptContradictedKeys
  found {
    kind
    formatVersion
    isOfAnotherOwner
    requestedAt
    from
    to
    everything
    salvaged
    tables {
      table
      rows
      added
      changed
      same
      onlyHere
      refused
    }
    refused {
      reason
      lines
    }
    unwritable
    plans {
      mode
      changesMasters
      hash
      added
      changed
      deleted
    }
    methods {
      methodCode
      slipsBefore
      slipsAdd
      slipsReplace
      slipsExact
      balanceBefore
      balanceAdd
      balanceReplace
      balanceExact
    }
    methodsLeftOut
    slipsWithoutEffect
    turnedKinds {
      kindCode
      here
      inCopy
    }
    turnedKindsLeftOut
  }
  refusal {
    code
    facts {
      name
      value
    }
    message
  }
  choice {
    mode
    changesMasters
    hash
  }
  progress {
    done
    total
    isSlow
  }
  outcome {
    direction
    done
    conflicts
    unwritable
    newcomers
    money {
      methodCode
      slips
      balance
    }
    moneyLeftOut
  }
  failure {
    code
    message
  }
  requestedAt
  finishedAt
  expiresAt
  eTag
  safetyAttempt
  direction
}`) as unknown as TypedDocumentString<ClaimRestoreMutation, ClaimRestoreMutationVariables>;
export const ReportRestoreDocument = new TypedDocumentString(`
    mutation ReportRestore($input: ReportRestoreInput!) {
  reportRestore(input: $input) {
    ...RestoreState
  }
}
    fragment RestoreState on Restore {
  id
  owner
  status
  version
  attempt
  fileName
  bytes
  sha256
  acceptContradictedKeys
  found {
    kind
    formatVersion
    isOfAnotherOwner
    requestedAt
    from
    to
    everything
    salvaged
    tables {
      table
      rows
      added
      changed
      same
      onlyHere
      refused
    }
    refused {
      reason
      lines
    }
    unwritable
    plans {
      mode
      changesMasters
      hash
      added
      changed
      deleted
    }
    methods {
      methodCode
      slipsBefore
      slipsAdd
      slipsReplace
      slipsExact
      balanceBefore
      balanceAdd
      balanceReplace
      balanceExact
    }
    methodsLeftOut
    slipsWithoutEffect
    turnedKinds {
      kindCode
      here
      inCopy
    }
    turnedKindsLeftOut
  }
  refusal {
    code
    facts {
      name
      value
    }
    message
  }
  choice {
    mode
    changesMasters
    hash
  }
  progress {
    done
    total
    isSlow
  }
  outcome {
    direction
    done
    conflicts
    unwritable
    newcomers
    money {
      methodCode
      slips
      balance
    }
    moneyLeftOut
  }
  failure {
    code
    message
  }
  requestedAt
  finishedAt
  expiresAt
  eTag
  safetyAttempt
  direction
}`) as unknown as TypedDocumentString<ReportRestoreMutation, ReportRestoreMutationVariables>;
export const ContinueRestoreDocument = new TypedDocumentString(`
    mutation ContinueRestore($owner: ID!, $id: ID!, $attempt: Int!) {
  continueRestore(owner: $owner, id: $id, attempt: $attempt) {
    ...RestoreState
  }
}
    fragment RestoreState on Restore {
  id
  owner
  status
  version
  attempt
  fileName
  bytes
  sha256
  acceptContradictedKeys
  found {
    kind
    formatVersion
    isOfAnotherOwner
    requestedAt
    from
    to
    everything
    salvaged
    tables {
      table
      rows
      added
      changed
      same
      onlyHere
      refused
    }
    refused {
      reason
      lines
    }
    unwritable
    plans {
      mode
      changesMasters
      hash
      added
      changed
      deleted
    }
    methods {
      methodCode
      slipsBefore
      slipsAdd
      slipsReplace
      slipsExact
      balanceBefore
      balanceAdd
      balanceReplace
      balanceExact
    }
    methodsLeftOut
    slipsWithoutEffect
    turnedKinds {
      kindCode
      here
      inCopy
    }
    turnedKindsLeftOut
  }
  refusal {
    code
    facts {
      name
      value
    }
    message
  }
  choice {
    mode
    changesMasters
    hash
  }
  progress {
    done
    total
    isSlow
  }
  outcome {
    direction
    done
    conflicts
    unwritable
    newcomers
    money {
      methodCode
      slips
      balance
    }
    moneyLeftOut
  }
  failure {
    code
    message
  }
  requestedAt
  finishedAt
  expiresAt
  eTag
  safetyAttempt
  direction
}`) as unknown as TypedDocumentString<ContinueRestoreMutation, ContinueRestoreMutationVariables>;
export const SettleRestoreDocument = new TypedDocumentString(`
    mutation SettleRestore($owner: ID!, $id: ID!) {
  settleRestore(owner: $owner, id: $id) {
    ...RestoreState
  }
}
    fragment RestoreState on Restore {
  id
  owner
  status
  version
  attempt
  fileName
  bytes
  sha256
  acceptContradictedKeys
  found {
    kind
    formatVersion
    isOfAnotherOwner
    requestedAt
    from
    to
    everything
    salvaged
    tables {
      table
      rows
      added
      changed
      same
      onlyHere
      refused
    }
    refused {
      reason
      lines
    }
    unwritable
    plans {
      mode
      changesMasters
      hash
      added
      changed
      deleted
    }
    methods {
      methodCode
      slipsBefore
      slipsAdd
      slipsReplace
      slipsExact
      balanceBefore
      balanceAdd
      balanceReplace
      balanceExact
    }
    methodsLeftOut
    slipsWithoutEffect
    turnedKinds {
      kindCode
      here
      inCopy
    }
    turnedKindsLeftOut
  }
  refusal {
    code
    facts {
      name
      value
    }
    message
  }
  choice {
    mode
    changesMasters
    hash
  }
  progress {
    done
    total
    isSlow
  }
  outcome {
    direction
    done
    conflicts
    unwritable
    newcomers
    money {
      methodCode
      slips
      balance
    }
    moneyLeftOut
  }
  failure {
    code
    message
  }
  requestedAt
  finishedAt
  expiresAt
  eTag
  safetyAttempt
  direction
}`) as unknown as TypedDocumentString<SettleRestoreMutation, SettleRestoreMutationVariables>;