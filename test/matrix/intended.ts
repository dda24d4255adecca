import { archivesPrefix, safetyPrefix, uploadsPrefix } from '../../archive/object-key.ts';
import { ledgerTableId } from '../../infra/ledger-table-id.ts';
import { datasets } from '../../ledger/datasets.ts';
import { matrixOwner } from './matrix-owner.ts';

/**
 * The intended permissions of each principal: the document to review. Roles have their names from `infra/`. Everything
 * that is not listed must be refused. `*` at the end of a line matches every cell that starts with the text before it.
 */
export const intended: Readonly<Record<string, readonly string[]>> = {
  // A signed-in person: the user fields, and no other service.
  SignedIn: [
    'Query.export',
    'Query.exports',
    'Query.copyMonths',
    'Query.exportQuota',
    'Query.ledgerDays',
    'Query.ledgerMonths',
    'Query.slips',
    'Query.balances',
    'Query.kinds',
    'Query.methods',
    'Query.restore',
    'Query.restores',
    'Query.restorePreview',
    'Query.receipts',
    'Mutation.requestExport',
    'Mutation.cancelExport',
    'Mutation.deleteExport',
    'Mutation.acceptExport',
    'Mutation.confirmCopy',
    'Mutation.deleteReceipt',
    'Mutation.endSubscriptions',
    'Mutation.prepareRestore',
    'Mutation.checkRestore',
    'Mutation.applyRestore',
    'Mutation.stopRestore',
    'Mutation.undoRestore',
    'Subscription.onExport',
    'Subscription.onRestore',
  ],

  // Functions.
  ExportWorkerRole: [
    'Mutation.claimExport',
    'Mutation.reportExport',
    'Mutation.failExport',
    // IAM cannot limit this to a prefix. It tells keys and ids of uploads, and no content.
    's3:ListBucketMultipartUploads ArchivesBucket',
    // The worker's failure destination.
    'lambda:InvokeFunction JobsExportFailed',
    'sts:AssumeRole OwnerRole',
  ],
  RestoreWorkerRole: [
    'Mutation.claimRestore',
    'Mutation.reportRestore',
    'Mutation.continueRestore',
    'sts:AssumeRole OwnerRole',
  ],
  // A session of the owner whose items and objects the cells are.
  OwnerRole: [
    ...['Query', 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'].flatMap((action) =>
      datasets.map(({ name }) => `dynamodb:${action} ${ledgerTableId(name)}`),
    ),
    'dynamodb:GetItem ExportsTable',
    ...['PutObject', 'CreateMultipartUpload', 'AbortMultipartUpload', 'GetObject', 'HeadObject'].map(
      (action) => `s3:${action} ArchivesBucket/${archivesPrefix}${matrixOwner}/`,
    ),
    `s3:DeleteObject ArchivesBucket/${archivesPrefix}${matrixOwner}/`,
    `s3:DeleteObjects ArchivesBucket/${archivesPrefix}${matrixOwner}/`,
    ...['PutObject', 'CreateMultipartUpload', 'GetObject', 'HeadObject'].map(
      (action) => `s3:${action} ArchivesBucket/${uploadsPrefix}${matrixOwner}/`,
    ),
    ...['PutObject', 'CreateMultipartUpload', 'AbortMultipartUpload', 'GetObject', 'HeadObject'].map(
      (action) => `s3:${action} ArchivesBucket/${safetyPrefix}${matrixOwner}/`,
    ),
  ],
  SummaryMonthsRole: ['sts:AssumeRole SummaryOwnerReaderRole'],
  SummaryOwnerReaderRole: (['slips', 'balances', 'kinds'] as const).map(
    (name) => `dynamodb:Query ${ledgerTableId(name)}`,
  ),
  // A session of the same role for another owner.
  '(another owner)': [],
  // These two remove the leftovers of a killed worker.
  ExportFailedRole: [
    'Mutation.failExport',
    's3:ListBucketMultipartUploads ArchivesBucket',
    ...inPrefix(archivesPrefix, 'AbortMultipartUpload', 'DeleteObject', 'DeleteObjects'),
  ],
  SweeperRole: [
    'Mutation.failExport',
    'Mutation.settleRestore',
    ...inPrefix(uploadsPrefix, 'DeleteObject', 'DeleteObjects'),
    'dynamodb:Query ExportsTable/index/open',
    's3:ListBucketMultipartUploads ArchivesBucket',
    ...inPrefix(archivesPrefix, 'AbortMultipartUpload', 'DeleteObject', 'DeleteObjects'),
  ],
  JobsDownloadUrlRole: [
    ...inPrefix(archivesPrefix, 'GetObject', 'HeadObject'),
    ...inPrefix(safetyPrefix, 'GetObject', 'HeadObject'),
  ],
  JobsDeleteArchiveRole: [
    ...inPrefix(archivesPrefix, 'DeleteObject', 'DeleteObjects'),
    ...inPrefix(safetyPrefix, 'DeleteObject', 'DeleteObjects'),
  ],
  RestoresUploadFormRole: [...inPrefix(uploadsPrefix, 'PutObject', 'CreateMultipartUpload')],
  RestoresRestorePreviewRole: [...inPrefix(uploadsPrefix, 'GetObject', 'HeadObject')],

  // Data sources of the API.
  ApiSlipsReadRole: ['dynamodb:Query LedgerSlips'],
  ApiBalancesReadRole: ['dynamodb:Query LedgerBalances'],
  ApiKindsReadRole: ['dynamodb:Query LedgerKinds'],
  ApiMethodsReadRole: ['dynamodb:Query LedgerMethods'],
  ApiExportsReadRole: ['dynamodb:GetItem ExportsTable', 'dynamodb:Query ExportsTable'],
  ApiExportsWriteRole: [
    'dynamodb:GetItem ExportsTable',
    'dynamodb:PutItem ExportsTable',
    'dynamodb:UpdateItem ExportsTable',
  ],
  ApiExportWorkerRole: ['lambda:InvokeFunction JobsExportWorker'],
  ApiDownloadUrlRole: ['lambda:InvokeFunction JobsDownloadUrl'],
  ApiRestoresWriteRole: [
    'dynamodb:GetItem ExportsTable',
    'dynamodb:PutItem ExportsTable',
    'dynamodb:UpdateItem ExportsTable',
    'dynamodb:DeleteItem ExportsTable',
  ],
  ApiReceiptsWriteRole: [
    'dynamodb:GetItem ExportsTable',
    'dynamodb:PutItem ExportsTable',
    'dynamodb:UpdateItem ExportsTable',
    'dynamodb:DeleteItem ExportsTable',
  ],
  ApiLedgerMonthsRole: ['lambda:InvokeFunction SummaryMonths'],
  ApiRestoreWorkerRole: ['lambda:InvokeFunction RestoresRestoreWorker'],
  ApiUploadFormRole: ['lambda:InvokeFunction RestoresUploadForm'],
  ApiRestorePreviewRole: ['lambda:InvokeFunction RestoresRestorePreview'],
  ApiDeleteArchiveRole: ['lambda:InvokeFunction JobsDeleteArchive'],

  // Writes the API's log and reads nothing.
  ApiLogsRole: [],

  // The operator of the host: everything except the fields. IAM permits the fields, but the resolvers accept only users
  // and this project's functions.
  '(operator)': ['s3:*', 'dynamodb:*', 'lambda:*'],
  '(anonymous)': [],
};

/** Actions on any object under the prefix, and so also on the objects of one owner. */
function inPrefix(prefix: string, ...actions: readonly string[]): string[] {
  return actions.flatMap((action) =>
    [prefix, `${prefix}${matrixOwner}/`, `${prefix}${matrixOwner}-x/`].map(
      (place) => `s3:${action} ArchivesBucket/${place}`,
    ),
  );
}
