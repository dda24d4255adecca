/**
 * Who may do what: the document to review. By role as it is named in `infra/`; everything that is not listed must be refused.
 * `*` at the end of a line stands for every cell that begins so.
 */
export const intended: Readonly<Record<string, readonly string[]>> = {
  // A signed-in person: the user fields, and no other service at all.
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
    'dynamodb:Query LedgerSlips',
    'dynamodb:Query LedgerBalances',
    'dynamodb:Query LedgerKinds',
    'dynamodb:Query LedgerMethods',
    'dynamodb:GetItem ExportsTable',
    's3:PutObject ArchivesBucket/cognito/myhome-account/',
    's3:CreateMultipartUpload ArchivesBucket/cognito/myhome-account/',
    's3:AbortMultipartUpload ArchivesBucket/cognito/myhome-account/',
    's3:GetObject ArchivesBucket/cognito/myhome-account/',
    's3:HeadObject ArchivesBucket/cognito/myhome-account/',
    's3:DeleteObject ArchivesBucket/cognito/myhome-account/',
    's3:DeleteObjects ArchivesBucket/cognito/myhome-account/',
    's3:ListBucketMultipartUploads ArchivesBucket',
    // Its failure destination.
    'lambda:InvokeFunction JobsExportFailed',
  ],
  // These two clear away what a worker that was killed left.
  ExportFailedRole: [
    'Mutation.failExport',
    's3:ListBucketMultipartUploads ArchivesBucket',
    's3:AbortMultipartUpload ArchivesBucket/cognito/myhome-account/',
    's3:DeleteObject ArchivesBucket/cognito/myhome-account/',
    's3:DeleteObjects ArchivesBucket/cognito/myhome-account/',
  ],
  SweeperRole: [
    'Mutation.failExport',
    'dynamodb:Query ExportsTable/index/open',
    's3:ListBucketMultipartUploads ArchivesBucket',
    's3:AbortMultipartUpload ArchivesBucket/cognito/myhome-account/',
    's3:DeleteObject ArchivesBucket/cognito/myhome-account/',
    's3:DeleteObjects ArchivesBucket/cognito/myhome-account/',
  ],
  JobsDownloadUrlRole: [
    's3:GetObject ArchivesBucket/cognito/myhome-account/',
    's3:HeadObject ArchivesBucket/cognito/myhome-account/',
  ],
  JobsDeleteArchiveRole: [
    's3:DeleteObject ArchivesBucket/cognito/myhome-account/',
    's3:DeleteObjects ArchivesBucket/cognito/myhome-account/',
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

  // Writes the API's own log and reads nothing.
  ApiLogsRole: [],

  // The person at the keyboard: everything but the fields. IAM lets them through; the resolvers, which know people and our functions only, do not.
  '(operator)': ['s3:*', 'dynamodb:*', 'lambda:*'],
  '(anonymous)': [],
};
