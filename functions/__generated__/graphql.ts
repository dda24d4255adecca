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

/** Slips and balances dated in one month. */
export type ArchiveMonthInput = {
  balances: number;
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

export type ReconciliationInput = {
  closingBalance?: string | null | undefined;
  difference?: string | null | undefined;
  firstDifferenceOn?: string | null | undefined;
  methodCode: string;
  openingBalance?: string | null | undefined;
  slipsTotal: string;
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

export type ExportStateFragment = { id: string, owner: string, from: string | null, to: string | null, everything: boolean, status: ExportStatus, version: number, attempt: number, requestedAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, progress: { phase: ExportPhase, rowsRead: number, bytesDone: number, fraction: number } | null, archive: { fileName: string, bytes: number, sha256: string, consistency: Consistency, firstDay: string | null, lastDay: string | null, recordsOutsideDays: number, entries: Array<{ name: string, rows: number | null, bytes: number, sha256: string }>, reconciliation: Array<{ methodCode: string, openingBalance: string | null, slipsTotal: string, closingBalance: string | null, difference: string | null, firstDifferenceOn: string | null }> } | null, fewerRecords: { earlierId: string, earlierRequestedAt: string, earlierExpiresAt: string | null, monthsLeftOut: number, tables: Array<{ table: string, rows: number, earlierRows: number }>, months: Array<{ month: string, table: string, rows: number, earlierRows: number }> } | null, failure: { code: FailureCode, message: string } | null };

export type ClaimExportMutationVariables = Exact<{
  owner: string;
  id: string;
  claimant: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ClaimExportMutation = { claimExport: { id: string, owner: string, from: string | null, to: string | null, everything: boolean, status: ExportStatus, version: number, attempt: number, requestedAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, progress: { phase: ExportPhase, rowsRead: number, bytesDone: number, fraction: number } | null, archive: { fileName: string, bytes: number, sha256: string, consistency: Consistency, firstDay: string | null, lastDay: string | null, recordsOutsideDays: number, entries: Array<{ name: string, rows: number | null, bytes: number, sha256: string }>, reconciliation: Array<{ methodCode: string, openingBalance: string | null, slipsTotal: string, closingBalance: string | null, difference: string | null, firstDifferenceOn: string | null }> } | null, fewerRecords: { earlierId: string, earlierRequestedAt: string, earlierExpiresAt: string | null, monthsLeftOut: number, tables: Array<{ table: string, rows: number, earlierRows: number }>, months: Array<{ month: string, table: string, rows: number, earlierRows: number }> } | null, failure: { code: FailureCode, message: string } | null } | null };

export type ReportExportMutationVariables = Exact<{
  input: ReportExportInput;
}>;


export type ReportExportMutation = { reportExport: { downloadUrl: string | null, id: string, owner: string, from: string | null, to: string | null, everything: boolean, status: ExportStatus, version: number, attempt: number, requestedAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, progress: { phase: ExportPhase, rowsRead: number, bytesDone: number, fraction: number } | null, archive: { fileName: string, bytes: number, sha256: string, consistency: Consistency, firstDay: string | null, lastDay: string | null, recordsOutsideDays: number, entries: Array<{ name: string, rows: number | null, bytes: number, sha256: string }>, reconciliation: Array<{ methodCode: string, openingBalance: string | null, slipsTotal: string, closingBalance: string | null, difference: string | null, firstDifferenceOn: string | null }> } | null, fewerRecords: { earlierId: string, earlierRequestedAt: string, earlierExpiresAt: string | null, monthsLeftOut: number, tables: Array<{ table: string, rows: number, earlierRows: number }>, months: Array<{ month: string, table: string, rows: number, earlierRows: number }> } | null, failure: { code: FailureCode, message: string } | null } | null };

export type FailExportMutationVariables = Exact<{
  input: FailExportInput;
}>;


export type FailExportMutation = { failExport: { id: string, owner: string, from: string | null, to: string | null, everything: boolean, status: ExportStatus, version: number, attempt: number, requestedAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, progress: { phase: ExportPhase, rowsRead: number, bytesDone: number, fraction: number } | null, archive: { fileName: string, bytes: number, sha256: string, consistency: Consistency, firstDay: string | null, lastDay: string | null, recordsOutsideDays: number, entries: Array<{ name: string, rows: number | null, bytes: number, sha256: string }>, reconciliation: Array<{ methodCode: string, openingBalance: string | null, slipsTotal: string, closingBalance: string | null, difference: string | null, firstDifferenceOn: string | null }> } | null, fewerRecords: { earlierId: string, earlierRequestedAt: string, earlierExpiresAt: string | null, monthsLeftOut: number, tables: Array<{ table: string, rows: number, earlierRows: number }>, months: Array<{ month: string, table: string, rows: number, earlierRows: number }> } | null, failure: { code: FailureCode, message: string } | null } | null };

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
}
    `, {"fragmentName":"ExportState"}) as unknown as TypedDocumentString<ExportStateFragment, unknown>;
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
}`) as unknown as TypedDocumentString<FailExportMutation, FailExportMutationVariables>;