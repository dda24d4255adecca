import { archivesPrefix } from '../../archive/object-key.ts';
import { ledgerTableId } from '../../infra/ledger-table-id.ts';
import { datasets } from '../../ledger/datasets.ts';

/**
 * The intended permissions of each principal: the document to review. Roles have their names from `infra/`. Everything
 * that is not listed must be refused. `*` at the end of a line matches every cell that starts with the text before it.
 */
export const intended: Readonly<Record<string, readonly string[]>> = {
  // A signed-in person: the user fields, and no other service.
  SignedIn: [
    'Query.export',
    'Query.exports',
    'Query.exportQuota',
    'Query.ledgerDays',
    'Query.slips',
    'Query.balances',
    'Query.kinds',
    'Query.methods',
    'Mutation.requestExport',
    'Mutation.cancelExport',
    'Mutation.deleteExport',
    'Mutation.acceptExport',
    'Mutation.endSubscriptions',
    'Subscription.onExport',
  ],

  // Functions.
  ExportWorkerRole: [
    'Mutation.claimExport',
    'Mutation.reportExport',
    'Mutation.failExport',
    ...datasets.map(({ name }) => `dynamodb:Query ${ledgerTableId(name)}`),
    'dynamodb:GetItem ExportsTable',
    `s3:PutObject ArchivesBucket/${archivesPrefix}`,
    `s3:CreateMultipartUpload ArchivesBucket/${archivesPrefix}`,
    `s3:AbortMultipartUpload ArchivesBucket/${archivesPrefix}`,
    `s3:GetObject ArchivesBucket/${archivesPrefix}`,
    `s3:HeadObject ArchivesBucket/${archivesPrefix}`,
    `s3:DeleteObject ArchivesBucket/${archivesPrefix}`,
    `s3:DeleteObjects ArchivesBucket/${archivesPrefix}`,
    's3:ListBucketMultipartUploads ArchivesBucket',
    // The worker's failure destination.
    'lambda:InvokeFunction JobsExportFailed',
  ],
  // These two remove the leftovers of a killed worker.
  ExportFailedRole: [
    'Mutation.failExport',
    's3:ListBucketMultipartUploads ArchivesBucket',
    `s3:AbortMultipartUpload ArchivesBucket/${archivesPrefix}`,
    `s3:DeleteObject ArchivesBucket/${archivesPrefix}`,
    `s3:DeleteObjects ArchivesBucket/${archivesPrefix}`,
  ],
  SweeperRole: [
    'Mutation.failExport',
    'dynamodb:Query ExportsTable/index/open',
    's3:ListBucketMultipartUploads ArchivesBucket',
    `s3:AbortMultipartUpload ArchivesBucket/${archivesPrefix}`,
    `s3:DeleteObject ArchivesBucket/${archivesPrefix}`,
    `s3:DeleteObjects ArchivesBucket/${archivesPrefix}`,
  ],
  JobsDownloadUrlRole: [
    `s3:GetObject ArchivesBucket/${archivesPrefix}`,
    `s3:HeadObject ArchivesBucket/${archivesPrefix}`,
  ],
  JobsDeleteArchiveRole: [
    `s3:DeleteObject ArchivesBucket/${archivesPrefix}`,
    `s3:DeleteObjects ArchivesBucket/${archivesPrefix}`,
  ],

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
  ApiDeleteArchiveRole: ['lambda:InvokeFunction JobsDeleteArchive'],

  // Writes the API's log and reads nothing.
  ApiLogsRole: [],

  // The operator of the host: everything except the fields. IAM permits the fields, but the resolvers accept only users
  // and this project's functions.
  '(operator)': ['s3:*', 'dynamodb:*', 'lambda:*'],
  '(anonymous)': [],
};
