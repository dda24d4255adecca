/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query CliExport($id: ID!) {\n    export(id: $id) { ...KnownExport ...WholeExport downloadUrl }\n  }\n": typeof types.CliExportDocument,
    "\n  query CopyMonths($id: ID!) {\n    copyMonths(id: $id) { month slips balances income expense }\n  }\n": typeof types.CopyMonthsDocument,
    "\n  fragment KnownExport on Export {\n    id\n    owner\n    version\n    status\n    from\n    to\n    everything\n    isSafetyCopy\n    ...Progress\n    ...Outcome\n    ...FewerRecords\n    ...ShelfCopy\n    ...EndedCopy\n    ...CurrentCopy\n    ...CopyFacts\n    ...ArchiveDetails\n  }\n": typeof types.KnownExportFragmentDoc,
    "\n  query Exports($limit: Int!, $nextToken: String) {\n    exports(limit: $limit, nextToken: $nextToken) {\n      items { ...KnownExport }\n      nextToken\n    }\n  }\n": typeof types.ExportsDocument,
    "\n  query Export($id: ID!) {\n    export(id: $id) { ...KnownExport }\n  }\n": typeof types.ExportDocument,
    "\n  query DownloadUrl($id: ID!) {\n    export(id: $id) { ...KnownExport downloadUrl }\n  }\n": typeof types.DownloadUrlDocument,
    "\n  subscription ExportChanges {\n    onExport { ...KnownExport downloadUrl }\n  }\n": typeof types.ExportChangesDocument,
    "\n  mutation RequestExport($from: AWSDate, $to: AWSDate, $requestId: ID!, $language: Language) {\n    requestExport(from: $from, to: $to, requestId: $requestId, language: $language) { ...KnownExport ...WholeExport }\n  }\n": typeof types.RequestExportDocument,
    "\n  mutation CancelExport($id: ID!) {\n    cancelExport(id: $id) { ...KnownExport ...WholeExport }\n  }\n": typeof types.CancelExportDocument,
    "\n  mutation AcceptExport($id: ID!) {\n    acceptExport(id: $id) { ...KnownExport ...WholeExport }\n  }\n": typeof types.AcceptExportDocument,
    "\n  mutation DeleteExport($id: ID!) {\n    deleteExport(id: $id) { ...KnownExport ...WholeExport }\n  }\n": typeof types.DeleteExportDocument,
    "\n  fragment WholeExport on Export {\n    attempt\n    language\n    progress { phase rowsRead bytesDone fraction }\n    archive {\n      fileName bytes sha256 consistency firstDay lastDay recordsOutsideDays\n      entries { name rows bytes sha256 }\n      reconciliation { methodCode openingBalance slipsTotal closingBalance difference firstDifferenceOn }\n    }\n    fewerRecords {\n      earlierId earlierRequestedAt earlierExpiresAt monthsLeftOut\n      tables { table rows earlierRows }\n      months { month table rows earlierRows }\n    }\n    failure { code message }\n    requestedAt\n    startedAt\n    finishedAt\n    expiresAt\n  }\n": typeof types.WholeExportFragmentDoc,
    "\n  fragment KnownReceipt on Receipt {\n    id\n    from\n    to\n    everything\n    requestedAt\n    fileName\n    bytes\n    confirmedAt\n    device\n    tables { table rows }\n    months { month slips balances income expense }\n  }\n": typeof types.KnownReceiptFragmentDoc,
    "\n  mutation ConfirmCopy($id: ID!, $sha256: String!, $device: String) {\n    confirmCopy(id: $id, sha256: $sha256, device: $device) { ...KnownReceipt }\n  }\n": typeof types.ConfirmCopyDocument,
    "\n  query Receipts($limit: Int!, $nextToken: String) {\n    receipts(limit: $limit, nextToken: $nextToken) {\n      items { ...KnownReceipt }\n      nextToken\n    }\n  }\n": typeof types.ReceiptsDocument,
    "\n  mutation DeleteReceipt($id: ID!) {\n    deleteReceipt(id: $id) { ...KnownReceipt }\n  }\n": typeof types.DeleteReceiptDocument,
    "\n  fragment KnownRestore on Restore {\n    id\n    owner\n    status\n    version\n    attempt\n    fileName\n    bytes\n    sha256\n    acceptContradictedKeys\n    found {\n      kind\n      formatVersion\n      isOfAnotherOwner\n      requestedAt\n      from\n      to\n      everything\n      salvaged\n      tables { table rows added changed same onlyHere refused }\n      refused { reason lines }\n      unwritable\n      plans { mode changesMasters hash added changed deleted }\n      methods {\n        methodCode\n        slipsBefore\n        slipsAdd\n        slipsReplace\n        slipsExact\n        balanceBefore\n        balanceAdd\n        balanceReplace\n        balanceExact\n      }\n      methodsLeftOut\n      slipsWithoutEffect\n      turnedKinds { kindCode here inCopy }\n      turnedKindsLeftOut\n    }\n    refusal { code facts { name value } message }\n    choice { mode changesMasters hash }\n    progress { done total isSlow }\n    outcome { direction done conflicts unwritable newcomers money { methodCode slips balance } moneyLeftOut }\n    failure { code message }\n    requestedAt\n    finishedAt\n    expiresAt\n    eTag\n    safetyAttempt\n    direction\n  }\n": typeof types.KnownRestoreFragmentDoc,
    "\n  query Restore($id: ID!) {\n    restore(id: $id) { ...KnownRestore }\n  }\n": typeof types.RestoreDocument,
    "\n  query UploadForm($id: ID!) {\n    restore(id: $id) { ...KnownRestore upload { url fields { name value } expiresAt } }\n  }\n": typeof types.UploadFormDocument,
    "\n  query Restores($limit: Int!, $nextToken: String) {\n    restores(limit: $limit, nextToken: $nextToken) {\n      items { ...KnownRestore }\n      nextToken\n    }\n  }\n": typeof types.RestoresDocument,
    "\n  query RestorePreview($id: ID!, $table: String!, $class: RecordClass!) {\n    restorePreview(id: $id, table: $table, class: $class) {\n      records { key fields { attribute before after } }\n      refused { lineNumber reason attribute message }\n    }\n  }\n": typeof types.RestorePreviewDocument,
    "\n  subscription RestoreChanges {\n    onRestore { ...KnownRestore }\n  }\n": typeof types.RestoreChangesDocument,
    "\n  mutation PrepareRestore($fileName: String!, $bytes: Float!, $sha256: String!, $requestId: ID!) {\n    prepareRestore(fileName: $fileName, bytes: $bytes, sha256: $sha256, requestId: $requestId) { ...KnownRestore }\n  }\n": typeof types.PrepareRestoreDocument,
    "\n  mutation CheckRestore($id: ID!, $acceptContradictedKeys: Boolean) {\n    checkRestore(id: $id, acceptContradictedKeys: $acceptContradictedKeys) { ...KnownRestore }\n  }\n": typeof types.CheckRestoreDocument,
    "\n  mutation ApplyRestore($id: ID!, $mode: RestoreMode!, $changesMasters: Boolean!, $hash: String!) {\n    applyRestore(id: $id, mode: $mode, changesMasters: $changesMasters, hash: $hash) { ...KnownRestore }\n  }\n": typeof types.ApplyRestoreDocument,
    "\n  mutation StopRestore($id: ID!) {\n    stopRestore(id: $id) { ...KnownRestore }\n  }\n": typeof types.StopRestoreDocument,
    "\n  mutation UndoRestore($id: ID!) {\n    undoRestore(id: $id) { ...KnownRestore }\n  }\n": typeof types.UndoRestoreDocument,
    "\n  query CopyChanges($id: ID!, $from: AWSDate, $to: AWSDate) {\n    copyMonths(id: $id) { month slips balances income expense }\n    export(id: $id) { archive { recordsOutsideDays } }\n    ledgerMonths(from: $from, to: $to) {\n      months { month slips balances income expense }\n      recordsOutsideDays\n      notCounted\n    }\n  }\n": typeof types.CopyChangesDocument,
    "\n  fragment ArchiveDetails on Export {\n    archive {\n      sha256\n      consistency\n      entries { name rows bytes sha256 }\n      reconciliation { ...ReconciliationRow }\n    }\n  }\n": typeof types.ArchiveDetailsFragmentDoc,
    "\n  fragment CopyFacts on Export {\n    id\n    from\n    to\n    status\n    requestedAt\n    expiresAt\n    isSafetyCopy\n    archive {\n      fileName\n      sha256\n      bytes\n      entries { name rows }\n    }\n  }\n": typeof types.CopyFactsFragmentDoc,
    "\n  fragment CopyMore on Export {\n    id\n    from\n    to\n    archive { bytes }\n    ...ArchiveDetails\n  }\n": typeof types.CopyMoreFragmentDoc,
    "\n  fragment CurrentCopy on Export {\n    id\n    from\n    to\n    ...CopyFacts\n    ...CopyMore\n  }\n": typeof types.CurrentCopyFragmentDoc,
    "\n  fragment EndedCopy on Export {\n    id\n    from\n    to\n    status\n    expiresAt\n    failure { code }\n    ...CopyFacts\n    ...CopyMore\n  }\n": typeof types.EndedCopyFragmentDoc,
    "\n  fragment FewerRecords on Export {\n    id\n    fewerRecords {\n      earlierId\n      earlierRequestedAt\n      earlierExpiresAt\n      tables { table rows earlierRows }\n      months { month table rows earlierRows }\n      monthsLeftOut\n    }\n  }\n": typeof types.FewerRecordsFragmentDoc,
    "\n  fragment Outcome on Export {\n    from\n    to\n    status\n    expiresAt\n    failure { code }\n    ...ReadyOutcome\n  }\n": typeof types.OutcomeFragmentDoc,
    "\n  fragment Progress on Export {\n    id\n    from\n    to\n    status\n    requestedAt\n    progress { phase rowsRead bytesDone fraction }\n  }\n": typeof types.ProgressFragmentDoc,
    "\n  query ExportQuota {\n    exportQuota { perDay usedToday resetsAt }\n  }\n": typeof types.ExportQuotaDocument,
    "\n  fragment ReadyOutcome on Export {\n    id\n    from\n    to\n    archive {\n      entries { name rows }\n    }\n    ...FewerRecords\n  }\n": typeof types.ReadyOutcomeFragmentDoc,
    "\n  fragment ReconciliationRow on Reconciliation {\n    methodCode\n    openingBalance\n    slipsTotal\n    closingBalance\n    difference\n    firstDifferenceOn\n  }\n": typeof types.ReconciliationRowFragmentDoc,
    "\n  fragment ShelfCopy on Export {\n    id\n    from\n    to\n    isSafetyCopy\n    ...Progress\n    ...FewerRecords\n    ...CopyFacts\n    ...CopyMore\n  }\n": typeof types.ShelfCopyFragmentDoc,
    "\n  query LedgerMonths($from: AWSDate, $to: AWSDate) {\n    ledgerMonths(from: $from, to: $to) {\n      months { month slips balances income expense unknownSlips }\n      first\n      last\n      recordsOutsideDays\n      isComplete\n      notCounted\n    }\n  }\n": typeof types.LedgerMonthsDocument,
    "\n  query MasterNames {\n    kinds { code name }\n    methods { code name }\n  }\n": typeof types.MasterNamesDocument,
    "\n  query OpenRestore {\n    restores(limit: 3) {\n      items { id status }\n    }\n  }\n": typeof types.OpenRestoreDocument,
    "\n  mutation EndSubscriptions {\n    endSubscriptions\n  }\n": typeof types.EndSubscriptionsDocument,
};
const documents: Documents = {
    "\n  query CliExport($id: ID!) {\n    export(id: $id) { ...KnownExport ...WholeExport downloadUrl }\n  }\n": types.CliExportDocument,
    "\n  query CopyMonths($id: ID!) {\n    copyMonths(id: $id) { month slips balances income expense }\n  }\n": types.CopyMonthsDocument,
    "\n  fragment KnownExport on Export {\n    id\n    owner\n    version\n    status\n    from\n    to\n    everything\n    isSafetyCopy\n    ...Progress\n    ...Outcome\n    ...FewerRecords\n    ...ShelfCopy\n    ...EndedCopy\n    ...CurrentCopy\n    ...CopyFacts\n    ...ArchiveDetails\n  }\n": types.KnownExportFragmentDoc,
    "\n  query Exports($limit: Int!, $nextToken: String) {\n    exports(limit: $limit, nextToken: $nextToken) {\n      items { ...KnownExport }\n      nextToken\n    }\n  }\n": types.ExportsDocument,
    "\n  query Export($id: ID!) {\n    export(id: $id) { ...KnownExport }\n  }\n": types.ExportDocument,
    "\n  query DownloadUrl($id: ID!) {\n    export(id: $id) { ...KnownExport downloadUrl }\n  }\n": types.DownloadUrlDocument,
    "\n  subscription ExportChanges {\n    onExport { ...KnownExport downloadUrl }\n  }\n": types.ExportChangesDocument,
    "\n  mutation RequestExport($from: AWSDate, $to: AWSDate, $requestId: ID!, $language: Language) {\n    requestExport(from: $from, to: $to, requestId: $requestId, language: $language) { ...KnownExport ...WholeExport }\n  }\n": types.RequestExportDocument,
    "\n  mutation CancelExport($id: ID!) {\n    cancelExport(id: $id) { ...KnownExport ...WholeExport }\n  }\n": types.CancelExportDocument,
    "\n  mutation AcceptExport($id: ID!) {\n    acceptExport(id: $id) { ...KnownExport ...WholeExport }\n  }\n": types.AcceptExportDocument,
    "\n  mutation DeleteExport($id: ID!) {\n    deleteExport(id: $id) { ...KnownExport ...WholeExport }\n  }\n": types.DeleteExportDocument,
    "\n  fragment WholeExport on Export {\n    attempt\n    language\n    progress { phase rowsRead bytesDone fraction }\n    archive {\n      fileName bytes sha256 consistency firstDay lastDay recordsOutsideDays\n      entries { name rows bytes sha256 }\n      reconciliation { methodCode openingBalance slipsTotal closingBalance difference firstDifferenceOn }\n    }\n    fewerRecords {\n      earlierId earlierRequestedAt earlierExpiresAt monthsLeftOut\n      tables { table rows earlierRows }\n      months { month table rows earlierRows }\n    }\n    failure { code message }\n    requestedAt\n    startedAt\n    finishedAt\n    expiresAt\n  }\n": types.WholeExportFragmentDoc,
    "\n  fragment KnownReceipt on Receipt {\n    id\n    from\n    to\n    everything\n    requestedAt\n    fileName\n    bytes\n    confirmedAt\n    device\n    tables { table rows }\n    months { month slips balances income expense }\n  }\n": types.KnownReceiptFragmentDoc,
    "\n  mutation ConfirmCopy($id: ID!, $sha256: String!, $device: String) {\n    confirmCopy(id: $id, sha256: $sha256, device: $device) { ...KnownReceipt }\n  }\n": types.ConfirmCopyDocument,
    "\n  query Receipts($limit: Int!, $nextToken: String) {\n    receipts(limit: $limit, nextToken: $nextToken) {\n      items { ...KnownReceipt }\n      nextToken\n    }\n  }\n": types.ReceiptsDocument,
    "\n  mutation DeleteReceipt($id: ID!) {\n    deleteReceipt(id: $id) { ...KnownReceipt }\n  }\n": types.DeleteReceiptDocument,
    "\n  fragment KnownRestore on Restore {\n    id\n    owner\n    status\n    version\n    attempt\n    fileName\n    bytes\n    sha256\n    acceptContradictedKeys\n    found {\n      kind\n      formatVersion\n      isOfAnotherOwner\n      requestedAt\n      from\n      to\n      everything\n      salvaged\n      tables { table rows added changed same onlyHere refused }\n      refused { reason lines }\n      unwritable\n      plans { mode changesMasters hash added changed deleted }\n      methods {\n        methodCode\n        slipsBefore\n        slipsAdd\n        slipsReplace\n        slipsExact\n        balanceBefore\n        balanceAdd\n        balanceReplace\n        balanceExact\n      }\n      methodsLeftOut\n      slipsWithoutEffect\n      turnedKinds { kindCode here inCopy }\n      turnedKindsLeftOut\n    }\n    refusal { code facts { name value } message }\n    choice { mode changesMasters hash }\n    progress { done total isSlow }\n    outcome { direction done conflicts unwritable newcomers money { methodCode slips balance } moneyLeftOut }\n    failure { code message }\n    requestedAt\n    finishedAt\n    expiresAt\n    eTag\n    safetyAttempt\n    direction\n  }\n": types.KnownRestoreFragmentDoc,
    "\n  query Restore($id: ID!) {\n    restore(id: $id) { ...KnownRestore }\n  }\n": types.RestoreDocument,
    "\n  query UploadForm($id: ID!) {\n    restore(id: $id) { ...KnownRestore upload { url fields { name value } expiresAt } }\n  }\n": types.UploadFormDocument,
    "\n  query Restores($limit: Int!, $nextToken: String) {\n    restores(limit: $limit, nextToken: $nextToken) {\n      items { ...KnownRestore }\n      nextToken\n    }\n  }\n": types.RestoresDocument,
    "\n  query RestorePreview($id: ID!, $table: String!, $class: RecordClass!) {\n    restorePreview(id: $id, table: $table, class: $class) {\n      records { key fields { attribute before after } }\n      refused { lineNumber reason attribute message }\n    }\n  }\n": types.RestorePreviewDocument,
    "\n  subscription RestoreChanges {\n    onRestore { ...KnownRestore }\n  }\n": types.RestoreChangesDocument,
    "\n  mutation PrepareRestore($fileName: String!, $bytes: Float!, $sha256: String!, $requestId: ID!) {\n    prepareRestore(fileName: $fileName, bytes: $bytes, sha256: $sha256, requestId: $requestId) { ...KnownRestore }\n  }\n": types.PrepareRestoreDocument,
    "\n  mutation CheckRestore($id: ID!, $acceptContradictedKeys: Boolean) {\n    checkRestore(id: $id, acceptContradictedKeys: $acceptContradictedKeys) { ...KnownRestore }\n  }\n": types.CheckRestoreDocument,
    "\n  mutation ApplyRestore($id: ID!, $mode: RestoreMode!, $changesMasters: Boolean!, $hash: String!) {\n    applyRestore(id: $id, mode: $mode, changesMasters: $changesMasters, hash: $hash) { ...KnownRestore }\n  }\n": types.ApplyRestoreDocument,
    "\n  mutation StopRestore($id: ID!) {\n    stopRestore(id: $id) { ...KnownRestore }\n  }\n": types.StopRestoreDocument,
    "\n  mutation UndoRestore($id: ID!) {\n    undoRestore(id: $id) { ...KnownRestore }\n  }\n": types.UndoRestoreDocument,
    "\n  query CopyChanges($id: ID!, $from: AWSDate, $to: AWSDate) {\n    copyMonths(id: $id) { month slips balances income expense }\n    export(id: $id) { archive { recordsOutsideDays } }\n    ledgerMonths(from: $from, to: $to) {\n      months { month slips balances income expense }\n      recordsOutsideDays\n      notCounted\n    }\n  }\n": types.CopyChangesDocument,
    "\n  fragment ArchiveDetails on Export {\n    archive {\n      sha256\n      consistency\n      entries { name rows bytes sha256 }\n      reconciliation { ...ReconciliationRow }\n    }\n  }\n": types.ArchiveDetailsFragmentDoc,
    "\n  fragment CopyFacts on Export {\n    id\n    from\n    to\n    status\n    requestedAt\n    expiresAt\n    isSafetyCopy\n    archive {\n      fileName\n      sha256\n      bytes\n      entries { name rows }\n    }\n  }\n": types.CopyFactsFragmentDoc,
    "\n  fragment CopyMore on Export {\n    id\n    from\n    to\n    archive { bytes }\n    ...ArchiveDetails\n  }\n": types.CopyMoreFragmentDoc,
    "\n  fragment CurrentCopy on Export {\n    id\n    from\n    to\n    ...CopyFacts\n    ...CopyMore\n  }\n": types.CurrentCopyFragmentDoc,
    "\n  fragment EndedCopy on Export {\n    id\n    from\n    to\n    status\n    expiresAt\n    failure { code }\n    ...CopyFacts\n    ...CopyMore\n  }\n": types.EndedCopyFragmentDoc,
    "\n  fragment FewerRecords on Export {\n    id\n    fewerRecords {\n      earlierId\n      earlierRequestedAt\n      earlierExpiresAt\n      tables { table rows earlierRows }\n      months { month table rows earlierRows }\n      monthsLeftOut\n    }\n  }\n": types.FewerRecordsFragmentDoc,
    "\n  fragment Outcome on Export {\n    from\n    to\n    status\n    expiresAt\n    failure { code }\n    ...ReadyOutcome\n  }\n": types.OutcomeFragmentDoc,
    "\n  fragment Progress on Export {\n    id\n    from\n    to\n    status\n    requestedAt\n    progress { phase rowsRead bytesDone fraction }\n  }\n": types.ProgressFragmentDoc,
    "\n  query ExportQuota {\n    exportQuota { perDay usedToday resetsAt }\n  }\n": types.ExportQuotaDocument,
    "\n  fragment ReadyOutcome on Export {\n    id\n    from\n    to\n    archive {\n      entries { name rows }\n    }\n    ...FewerRecords\n  }\n": types.ReadyOutcomeFragmentDoc,
    "\n  fragment ReconciliationRow on Reconciliation {\n    methodCode\n    openingBalance\n    slipsTotal\n    closingBalance\n    difference\n    firstDifferenceOn\n  }\n": types.ReconciliationRowFragmentDoc,
    "\n  fragment ShelfCopy on Export {\n    id\n    from\n    to\n    isSafetyCopy\n    ...Progress\n    ...FewerRecords\n    ...CopyFacts\n    ...CopyMore\n  }\n": types.ShelfCopyFragmentDoc,
    "\n  query LedgerMonths($from: AWSDate, $to: AWSDate) {\n    ledgerMonths(from: $from, to: $to) {\n      months { month slips balances income expense unknownSlips }\n      first\n      last\n      recordsOutsideDays\n      isComplete\n      notCounted\n    }\n  }\n": types.LedgerMonthsDocument,
    "\n  query MasterNames {\n    kinds { code name }\n    methods { code name }\n  }\n": types.MasterNamesDocument,
    "\n  query OpenRestore {\n    restores(limit: 3) {\n      items { id status }\n    }\n  }\n": types.OpenRestoreDocument,
    "\n  mutation EndSubscriptions {\n    endSubscriptions\n  }\n": types.EndSubscriptionsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CliExport($id: ID!) {\n    export(id: $id) { ...KnownExport ...WholeExport downloadUrl }\n  }\n"): (typeof documents)["\n  query CliExport($id: ID!) {\n    export(id: $id) { ...KnownExport ...WholeExport downloadUrl }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CopyMonths($id: ID!) {\n    copyMonths(id: $id) { month slips balances income expense }\n  }\n"): (typeof documents)["\n  query CopyMonths($id: ID!) {\n    copyMonths(id: $id) { month slips balances income expense }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment KnownExport on Export {\n    id\n    owner\n    version\n    status\n    from\n    to\n    everything\n    isSafetyCopy\n    ...Progress\n    ...Outcome\n    ...FewerRecords\n    ...ShelfCopy\n    ...EndedCopy\n    ...CurrentCopy\n    ...CopyFacts\n    ...ArchiveDetails\n  }\n"): (typeof documents)["\n  fragment KnownExport on Export {\n    id\n    owner\n    version\n    status\n    from\n    to\n    everything\n    isSafetyCopy\n    ...Progress\n    ...Outcome\n    ...FewerRecords\n    ...ShelfCopy\n    ...EndedCopy\n    ...CurrentCopy\n    ...CopyFacts\n    ...ArchiveDetails\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Exports($limit: Int!, $nextToken: String) {\n    exports(limit: $limit, nextToken: $nextToken) {\n      items { ...KnownExport }\n      nextToken\n    }\n  }\n"): (typeof documents)["\n  query Exports($limit: Int!, $nextToken: String) {\n    exports(limit: $limit, nextToken: $nextToken) {\n      items { ...KnownExport }\n      nextToken\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Export($id: ID!) {\n    export(id: $id) { ...KnownExport }\n  }\n"): (typeof documents)["\n  query Export($id: ID!) {\n    export(id: $id) { ...KnownExport }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DownloadUrl($id: ID!) {\n    export(id: $id) { ...KnownExport downloadUrl }\n  }\n"): (typeof documents)["\n  query DownloadUrl($id: ID!) {\n    export(id: $id) { ...KnownExport downloadUrl }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ExportChanges {\n    onExport { ...KnownExport downloadUrl }\n  }\n"): (typeof documents)["\n  subscription ExportChanges {\n    onExport { ...KnownExport downloadUrl }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestExport($from: AWSDate, $to: AWSDate, $requestId: ID!, $language: Language) {\n    requestExport(from: $from, to: $to, requestId: $requestId, language: $language) { ...KnownExport ...WholeExport }\n  }\n"): (typeof documents)["\n  mutation RequestExport($from: AWSDate, $to: AWSDate, $requestId: ID!, $language: Language) {\n    requestExport(from: $from, to: $to, requestId: $requestId, language: $language) { ...KnownExport ...WholeExport }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelExport($id: ID!) {\n    cancelExport(id: $id) { ...KnownExport ...WholeExport }\n  }\n"): (typeof documents)["\n  mutation CancelExport($id: ID!) {\n    cancelExport(id: $id) { ...KnownExport ...WholeExport }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptExport($id: ID!) {\n    acceptExport(id: $id) { ...KnownExport ...WholeExport }\n  }\n"): (typeof documents)["\n  mutation AcceptExport($id: ID!) {\n    acceptExport(id: $id) { ...KnownExport ...WholeExport }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteExport($id: ID!) {\n    deleteExport(id: $id) { ...KnownExport ...WholeExport }\n  }\n"): (typeof documents)["\n  mutation DeleteExport($id: ID!) {\n    deleteExport(id: $id) { ...KnownExport ...WholeExport }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeExport on Export {\n    attempt\n    language\n    progress { phase rowsRead bytesDone fraction }\n    archive {\n      fileName bytes sha256 consistency firstDay lastDay recordsOutsideDays\n      entries { name rows bytes sha256 }\n      reconciliation { methodCode openingBalance slipsTotal closingBalance difference firstDifferenceOn }\n    }\n    fewerRecords {\n      earlierId earlierRequestedAt earlierExpiresAt monthsLeftOut\n      tables { table rows earlierRows }\n      months { month table rows earlierRows }\n    }\n    failure { code message }\n    requestedAt\n    startedAt\n    finishedAt\n    expiresAt\n  }\n"): (typeof documents)["\n  fragment WholeExport on Export {\n    attempt\n    language\n    progress { phase rowsRead bytesDone fraction }\n    archive {\n      fileName bytes sha256 consistency firstDay lastDay recordsOutsideDays\n      entries { name rows bytes sha256 }\n      reconciliation { methodCode openingBalance slipsTotal closingBalance difference firstDifferenceOn }\n    }\n    fewerRecords {\n      earlierId earlierRequestedAt earlierExpiresAt monthsLeftOut\n      tables { table rows earlierRows }\n      months { month table rows earlierRows }\n    }\n    failure { code message }\n    requestedAt\n    startedAt\n    finishedAt\n    expiresAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment KnownReceipt on Receipt {\n    id\n    from\n    to\n    everything\n    requestedAt\n    fileName\n    bytes\n    confirmedAt\n    device\n    tables { table rows }\n    months { month slips balances income expense }\n  }\n"): (typeof documents)["\n  fragment KnownReceipt on Receipt {\n    id\n    from\n    to\n    everything\n    requestedAt\n    fileName\n    bytes\n    confirmedAt\n    device\n    tables { table rows }\n    months { month slips balances income expense }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmCopy($id: ID!, $sha256: String!, $device: String) {\n    confirmCopy(id: $id, sha256: $sha256, device: $device) { ...KnownReceipt }\n  }\n"): (typeof documents)["\n  mutation ConfirmCopy($id: ID!, $sha256: String!, $device: String) {\n    confirmCopy(id: $id, sha256: $sha256, device: $device) { ...KnownReceipt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Receipts($limit: Int!, $nextToken: String) {\n    receipts(limit: $limit, nextToken: $nextToken) {\n      items { ...KnownReceipt }\n      nextToken\n    }\n  }\n"): (typeof documents)["\n  query Receipts($limit: Int!, $nextToken: String) {\n    receipts(limit: $limit, nextToken: $nextToken) {\n      items { ...KnownReceipt }\n      nextToken\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteReceipt($id: ID!) {\n    deleteReceipt(id: $id) { ...KnownReceipt }\n  }\n"): (typeof documents)["\n  mutation DeleteReceipt($id: ID!) {\n    deleteReceipt(id: $id) { ...KnownReceipt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment KnownRestore on Restore {\n    id\n    owner\n    status\n    version\n    attempt\n    fileName\n    bytes\n    sha256\n    acceptContradictedKeys\n    found {\n      kind\n      formatVersion\n      isOfAnotherOwner\n      requestedAt\n      from\n      to\n      everything\n      salvaged\n      tables { table rows added changed same onlyHere refused }\n      refused { reason lines }\n      unwritable\n      plans { mode changesMasters hash added changed deleted }\n      methods {\n        methodCode\n        slipsBefore\n        slipsAdd\n        slipsReplace\n        slipsExact\n        balanceBefore\n        balanceAdd\n        balanceReplace\n        balanceExact\n      }\n      methodsLeftOut\n      slipsWithoutEffect\n      turnedKinds { kindCode here inCopy }\n      turnedKindsLeftOut\n    }\n    refusal { code facts { name value } message }\n    choice { mode changesMasters hash }\n    progress { done total isSlow }\n    outcome { direction done conflicts unwritable newcomers money { methodCode slips balance } moneyLeftOut }\n    failure { code message }\n    requestedAt\n    finishedAt\n    expiresAt\n    eTag\n    safetyAttempt\n    direction\n  }\n"): (typeof documents)["\n  fragment KnownRestore on Restore {\n    id\n    owner\n    status\n    version\n    attempt\n    fileName\n    bytes\n    sha256\n    acceptContradictedKeys\n    found {\n      kind\n      formatVersion\n      isOfAnotherOwner\n      requestedAt\n      from\n      to\n      everything\n      salvaged\n      tables { table rows added changed same onlyHere refused }\n      refused { reason lines }\n      unwritable\n      plans { mode changesMasters hash added changed deleted }\n      methods {\n        methodCode\n        slipsBefore\n        slipsAdd\n        slipsReplace\n        slipsExact\n        balanceBefore\n        balanceAdd\n        balanceReplace\n        balanceExact\n      }\n      methodsLeftOut\n      slipsWithoutEffect\n      turnedKinds { kindCode here inCopy }\n      turnedKindsLeftOut\n    }\n    refusal { code facts { name value } message }\n    choice { mode changesMasters hash }\n    progress { done total isSlow }\n    outcome { direction done conflicts unwritable newcomers money { methodCode slips balance } moneyLeftOut }\n    failure { code message }\n    requestedAt\n    finishedAt\n    expiresAt\n    eTag\n    safetyAttempt\n    direction\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Restore($id: ID!) {\n    restore(id: $id) { ...KnownRestore }\n  }\n"): (typeof documents)["\n  query Restore($id: ID!) {\n    restore(id: $id) { ...KnownRestore }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UploadForm($id: ID!) {\n    restore(id: $id) { ...KnownRestore upload { url fields { name value } expiresAt } }\n  }\n"): (typeof documents)["\n  query UploadForm($id: ID!) {\n    restore(id: $id) { ...KnownRestore upload { url fields { name value } expiresAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Restores($limit: Int!, $nextToken: String) {\n    restores(limit: $limit, nextToken: $nextToken) {\n      items { ...KnownRestore }\n      nextToken\n    }\n  }\n"): (typeof documents)["\n  query Restores($limit: Int!, $nextToken: String) {\n    restores(limit: $limit, nextToken: $nextToken) {\n      items { ...KnownRestore }\n      nextToken\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RestorePreview($id: ID!, $table: String!, $class: RecordClass!) {\n    restorePreview(id: $id, table: $table, class: $class) {\n      records { key fields { attribute before after } }\n      refused { lineNumber reason attribute message }\n    }\n  }\n"): (typeof documents)["\n  query RestorePreview($id: ID!, $table: String!, $class: RecordClass!) {\n    restorePreview(id: $id, table: $table, class: $class) {\n      records { key fields { attribute before after } }\n      refused { lineNumber reason attribute message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RestoreChanges {\n    onRestore { ...KnownRestore }\n  }\n"): (typeof documents)["\n  subscription RestoreChanges {\n    onRestore { ...KnownRestore }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PrepareRestore($fileName: String!, $bytes: Float!, $sha256: String!, $requestId: ID!) {\n    prepareRestore(fileName: $fileName, bytes: $bytes, sha256: $sha256, requestId: $requestId) { ...KnownRestore }\n  }\n"): (typeof documents)["\n  mutation PrepareRestore($fileName: String!, $bytes: Float!, $sha256: String!, $requestId: ID!) {\n    prepareRestore(fileName: $fileName, bytes: $bytes, sha256: $sha256, requestId: $requestId) { ...KnownRestore }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CheckRestore($id: ID!, $acceptContradictedKeys: Boolean) {\n    checkRestore(id: $id, acceptContradictedKeys: $acceptContradictedKeys) { ...KnownRestore }\n  }\n"): (typeof documents)["\n  mutation CheckRestore($id: ID!, $acceptContradictedKeys: Boolean) {\n    checkRestore(id: $id, acceptContradictedKeys: $acceptContradictedKeys) { ...KnownRestore }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApplyRestore($id: ID!, $mode: RestoreMode!, $changesMasters: Boolean!, $hash: String!) {\n    applyRestore(id: $id, mode: $mode, changesMasters: $changesMasters, hash: $hash) { ...KnownRestore }\n  }\n"): (typeof documents)["\n  mutation ApplyRestore($id: ID!, $mode: RestoreMode!, $changesMasters: Boolean!, $hash: String!) {\n    applyRestore(id: $id, mode: $mode, changesMasters: $changesMasters, hash: $hash) { ...KnownRestore }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StopRestore($id: ID!) {\n    stopRestore(id: $id) { ...KnownRestore }\n  }\n"): (typeof documents)["\n  mutation StopRestore($id: ID!) {\n    stopRestore(id: $id) { ...KnownRestore }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoRestore($id: ID!) {\n    undoRestore(id: $id) { ...KnownRestore }\n  }\n"): (typeof documents)["\n  mutation UndoRestore($id: ID!) {\n    undoRestore(id: $id) { ...KnownRestore }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CopyChanges($id: ID!, $from: AWSDate, $to: AWSDate) {\n    copyMonths(id: $id) { month slips balances income expense }\n    export(id: $id) { archive { recordsOutsideDays } }\n    ledgerMonths(from: $from, to: $to) {\n      months { month slips balances income expense }\n      recordsOutsideDays\n      notCounted\n    }\n  }\n"): (typeof documents)["\n  query CopyChanges($id: ID!, $from: AWSDate, $to: AWSDate) {\n    copyMonths(id: $id) { month slips balances income expense }\n    export(id: $id) { archive { recordsOutsideDays } }\n    ledgerMonths(from: $from, to: $to) {\n      months { month slips balances income expense }\n      recordsOutsideDays\n      notCounted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ArchiveDetails on Export {\n    archive {\n      sha256\n      consistency\n      entries { name rows bytes sha256 }\n      reconciliation { ...ReconciliationRow }\n    }\n  }\n"): (typeof documents)["\n  fragment ArchiveDetails on Export {\n    archive {\n      sha256\n      consistency\n      entries { name rows bytes sha256 }\n      reconciliation { ...ReconciliationRow }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CopyFacts on Export {\n    id\n    from\n    to\n    status\n    requestedAt\n    expiresAt\n    isSafetyCopy\n    archive {\n      fileName\n      sha256\n      bytes\n      entries { name rows }\n    }\n  }\n"): (typeof documents)["\n  fragment CopyFacts on Export {\n    id\n    from\n    to\n    status\n    requestedAt\n    expiresAt\n    isSafetyCopy\n    archive {\n      fileName\n      sha256\n      bytes\n      entries { name rows }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CopyMore on Export {\n    id\n    from\n    to\n    archive { bytes }\n    ...ArchiveDetails\n  }\n"): (typeof documents)["\n  fragment CopyMore on Export {\n    id\n    from\n    to\n    archive { bytes }\n    ...ArchiveDetails\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CurrentCopy on Export {\n    id\n    from\n    to\n    ...CopyFacts\n    ...CopyMore\n  }\n"): (typeof documents)["\n  fragment CurrentCopy on Export {\n    id\n    from\n    to\n    ...CopyFacts\n    ...CopyMore\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EndedCopy on Export {\n    id\n    from\n    to\n    status\n    expiresAt\n    failure { code }\n    ...CopyFacts\n    ...CopyMore\n  }\n"): (typeof documents)["\n  fragment EndedCopy on Export {\n    id\n    from\n    to\n    status\n    expiresAt\n    failure { code }\n    ...CopyFacts\n    ...CopyMore\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FewerRecords on Export {\n    id\n    fewerRecords {\n      earlierId\n      earlierRequestedAt\n      earlierExpiresAt\n      tables { table rows earlierRows }\n      months { month table rows earlierRows }\n      monthsLeftOut\n    }\n  }\n"): (typeof documents)["\n  fragment FewerRecords on Export {\n    id\n    fewerRecords {\n      earlierId\n      earlierRequestedAt\n      earlierExpiresAt\n      tables { table rows earlierRows }\n      months { month table rows earlierRows }\n      monthsLeftOut\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Outcome on Export {\n    from\n    to\n    status\n    expiresAt\n    failure { code }\n    ...ReadyOutcome\n  }\n"): (typeof documents)["\n  fragment Outcome on Export {\n    from\n    to\n    status\n    expiresAt\n    failure { code }\n    ...ReadyOutcome\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Progress on Export {\n    id\n    from\n    to\n    status\n    requestedAt\n    progress { phase rowsRead bytesDone fraction }\n  }\n"): (typeof documents)["\n  fragment Progress on Export {\n    id\n    from\n    to\n    status\n    requestedAt\n    progress { phase rowsRead bytesDone fraction }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExportQuota {\n    exportQuota { perDay usedToday resetsAt }\n  }\n"): (typeof documents)["\n  query ExportQuota {\n    exportQuota { perDay usedToday resetsAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReadyOutcome on Export {\n    id\n    from\n    to\n    archive {\n      entries { name rows }\n    }\n    ...FewerRecords\n  }\n"): (typeof documents)["\n  fragment ReadyOutcome on Export {\n    id\n    from\n    to\n    archive {\n      entries { name rows }\n    }\n    ...FewerRecords\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReconciliationRow on Reconciliation {\n    methodCode\n    openingBalance\n    slipsTotal\n    closingBalance\n    difference\n    firstDifferenceOn\n  }\n"): (typeof documents)["\n  fragment ReconciliationRow on Reconciliation {\n    methodCode\n    openingBalance\n    slipsTotal\n    closingBalance\n    difference\n    firstDifferenceOn\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ShelfCopy on Export {\n    id\n    from\n    to\n    isSafetyCopy\n    ...Progress\n    ...FewerRecords\n    ...CopyFacts\n    ...CopyMore\n  }\n"): (typeof documents)["\n  fragment ShelfCopy on Export {\n    id\n    from\n    to\n    isSafetyCopy\n    ...Progress\n    ...FewerRecords\n    ...CopyFacts\n    ...CopyMore\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerMonths($from: AWSDate, $to: AWSDate) {\n    ledgerMonths(from: $from, to: $to) {\n      months { month slips balances income expense unknownSlips }\n      first\n      last\n      recordsOutsideDays\n      isComplete\n      notCounted\n    }\n  }\n"): (typeof documents)["\n  query LedgerMonths($from: AWSDate, $to: AWSDate) {\n    ledgerMonths(from: $from, to: $to) {\n      months { month slips balances income expense unknownSlips }\n      first\n      last\n      recordsOutsideDays\n      isComplete\n      notCounted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MasterNames {\n    kinds { code name }\n    methods { code name }\n  }\n"): (typeof documents)["\n  query MasterNames {\n    kinds { code name }\n    methods { code name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenRestore {\n    restores(limit: 3) {\n      items { id status }\n    }\n  }\n"): (typeof documents)["\n  query OpenRestore {\n    restores(limit: 3) {\n      items { id status }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSubscriptions {\n    endSubscriptions\n  }\n"): (typeof documents)["\n  mutation EndSubscriptions {\n    endSubscriptions\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;