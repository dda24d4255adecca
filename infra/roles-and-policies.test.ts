import { describe, expect, it } from 'vitest';
import { datasets } from '../ledger/datasets.ts';
import { ledgerTableId } from './ledger-table-id.ts';
import type { SeenResource } from './synthesised.ts';
import { guarded, statementsOf, synthesised } from './synthesised.ts';

const resources = synthesised();

const [lambdaTrust, appsyncTrust] = ['lambda', 'appsync'].map(
  (service) =>
    `Allow sts:AssumeRole to {"Service":"${service}.amazonaws.com"} if {"StringEquals":{"aws:SourceAccount":"AWS::AccountId"}}`,
) as [string, string];

/** The principals that may assume each role, and AWS's own policies that are attached to it. */
const trust: Record<string, readonly string[]> = {
  'Api/ExportWorkerRole': [lambdaTrust],
  'Api/ExportFailedRole': [lambdaTrust],
  'Api/RestoreWorkerRole': [lambdaTrust],
  'Api/SweeperRole': [lambdaTrust],
  'Api/ApiLogsRole': [appsyncTrust],
  'Api/ApiSlipsReadRole': [appsyncTrust],
  'Api/ApiBalancesReadRole': [appsyncTrust],
  'Api/ApiKindsReadRole': [appsyncTrust],
  'Api/ApiMethodsReadRole': [appsyncTrust],
  'Api/ApiExportsReadRole': [appsyncTrust],
  'Api/ApiExportsWriteRole': [appsyncTrust],
  'Api/ApiExportWorkerRole': [appsyncTrust],
  'Api/ApiDownloadUrlRole': [appsyncTrust],
  'Api/ApiRestoresWriteRole': [appsyncTrust],
  'Api/ApiReceiptsWriteRole': [appsyncTrust],
  'Api/ApiRestoreWorkerRole': [appsyncTrust],
  'Api/ApiUploadFormRole': [appsyncTrust],
  'Api/ApiRestorePreviewRole': [appsyncTrust],
  'Api/ApiLedgerMonthsRole': [appsyncTrust],
  'Api/ApiDeleteArchiveRole': [appsyncTrust],
  'Api/OwnerRole': ['sts:AssumeRole', 'sts:TagSession'].map(
    (action) =>
      `Allow ${action} to {"AWS":["ExportWorkerRole.Arn","RestoreWorkerRole.Arn"]} if {"StringLike":{"aws:RequestTag/owner":"AWS::Region:*"},"ForAllValues:StringEquals":{"aws:TagKeys":["owner"]}}`,
  ),
  'Api/JobsDownloadUrlRole': [lambdaTrust],
  'Api/JobsDeleteArchiveRole': [lambdaTrust],
  'Api/RestoresUploadFormRole': [lambdaTrust],
  'Api/RestoresRestorePreviewRole': [lambdaTrust],
  'Api/SummaryMonthsRole': [lambdaTrust],
  'Api/SummaryOwnerReaderRole': ['sts:AssumeRole', 'sts:TagSession'].map(
    (action) =>
      `Allow ${action} to {"AWS":"SummaryMonthsRole.Arn"} if {"StringLike":{"aws:RequestTag/owner":"AWS::Region:*"},"ForAllValues:StringEquals":{"aws:TagKeys":["owner"]}}`,
  ),
  'Api/SignedIn': [
    'Allow sts:AssumeRoleWithWebIdentity to {"Federated":"cognito-identity.amazonaws.com"} if {"StringEquals":{"cognito-identity.amazonaws.com:aud":"PeopleIdentityPool"},"ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}}',
  ],
  'Web/CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole': [
    'Allow sts:AssumeRole to {"Service":"lambda.amazonaws.com"}',
    'arn:AWS::Partition:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  ],
};

const theOwner = ['$', '{aws:PrincipalTag/owner}'].join('');
const itemsOfTheOwner = `{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["${theOwner}"]},"Null":{"dynamodb:LeadingKeys":"false"}}`;

/** The permissions of each role, action by action and resource by resource. */
const policies: Record<string, readonly string[]> = {
  'Api/ExportWorkerRole': [
    'Allow sts:AssumeRole on OwnerRole.Arn',
    'Allow sts:TagSession on OwnerRole.Arn',
    'Allow logs:CreateLogStream on JobsExportWorkerLogs.Arn',
    'Allow logs:PutLogEvents on JobsExportWorkerLogs.Arn',
    'Allow s3:ListBucketMultipartUploads on ArchivesBucket.Arn',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/claimExport',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/failExport',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/reportExport',
    'Allow lambda:InvokeFunction on JobsExportFailed.Arn',
  ],
  'Api/ExportFailedRole': [
    'Allow logs:CreateLogStream on JobsExportFailedLogs.Arn',
    'Allow logs:PutLogEvents on JobsExportFailedLogs.Arn',
    'Allow s3:AbortMultipartUpload on ArchivesBucket.Arn/cognito/myhome-account/*',
    'Allow s3:DeleteObject on ArchivesBucket.Arn/cognito/myhome-account/*',
    'Allow s3:ListBucketMultipartUploads on ArchivesBucket.Arn',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/failExport',
  ],
  'Api/RestoreWorkerRole': [
    'Allow sts:AssumeRole on OwnerRole.Arn',
    'Allow sts:TagSession on OwnerRole.Arn',
    'Allow logs:CreateLogStream on RestoresRestoreWorkerLogs.Arn',
    'Allow logs:PutLogEvents on RestoresRestoreWorkerLogs.Arn',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/claimRestore',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/continueRestore',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/reportRestore',
  ],
  'Api/SweeperRole': [
    'Allow logs:CreateLogStream on JobsSweeperLogs.Arn',
    'Allow logs:PutLogEvents on JobsSweeperLogs.Arn',
    'Allow dynamodb:Query on ExportsTable.Arn/index/open',
    'Allow s3:AbortMultipartUpload on ArchivesBucket.Arn/cognito/myhome-account/*',
    'Allow s3:DeleteObject on ArchivesBucket.Arn/cognito/myhome-account/*',
    'Allow s3:ListBucketMultipartUploads on ArchivesBucket.Arn',
    'Allow s3:DeleteObject on ArchivesBucket.Arn/uploads/*',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/failExport',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/settleRestore',
  ],
  'Api/ApiLogsRole': ['Allow logs:CreateLogStream on ApiLogs.Arn', 'Allow logs:PutLogEvents on ApiLogs.Arn'],
  'Api/ApiSlipsReadRole': ['Allow dynamodb:Query on LedgerSlips.Arn'],
  'Api/ApiBalancesReadRole': ['Allow dynamodb:Query on LedgerBalances.Arn'],
  'Api/ApiKindsReadRole': ['Allow dynamodb:Query on LedgerKinds.Arn'],
  'Api/ApiMethodsReadRole': ['Allow dynamodb:Query on LedgerMethods.Arn'],
  'Api/ApiExportsReadRole': ['Allow dynamodb:GetItem on ExportsTable.Arn', 'Allow dynamodb:Query on ExportsTable.Arn'],
  'Api/ApiExportsWriteRole': [
    'Allow dynamodb:GetItem on ExportsTable.Arn',
    'Allow dynamodb:PutItem on ExportsTable.Arn',
    'Allow dynamodb:UpdateItem on ExportsTable.Arn',
  ],
  'Api/ApiExportWorkerRole': ['Allow lambda:InvokeFunction on JobsExportWorker.Arn'],
  'Api/ApiDownloadUrlRole': ['Allow lambda:InvokeFunction on JobsDownloadUrl.Arn'],
  'Api/ApiRestoresWriteRole': [
    'Allow dynamodb:DeleteItem on ExportsTable.Arn',
    'Allow dynamodb:GetItem on ExportsTable.Arn',
    'Allow dynamodb:PutItem on ExportsTable.Arn',
    'Allow dynamodb:UpdateItem on ExportsTable.Arn',
  ],
  'Api/ApiReceiptsWriteRole': [
    'Allow dynamodb:DeleteItem on ExportsTable.Arn',
    'Allow dynamodb:GetItem on ExportsTable.Arn',
    'Allow dynamodb:PutItem on ExportsTable.Arn',
    'Allow dynamodb:UpdateItem on ExportsTable.Arn',
  ],
  'Api/ApiRestoreWorkerRole': ['Allow lambda:InvokeFunction on RestoresRestoreWorker.Arn'],
  'Api/ApiUploadFormRole': ['Allow lambda:InvokeFunction on RestoresUploadForm.Arn'],
  'Api/ApiRestorePreviewRole': ['Allow lambda:InvokeFunction on RestoresRestorePreview.Arn'],
  'Api/ApiLedgerMonthsRole': ['Allow lambda:InvokeFunction on SummaryMonths.Arn'],
  'Api/ApiDeleteArchiveRole': ['Allow lambda:InvokeFunction on JobsDeleteArchive.Arn'],
  // Each action on an item names the owner, and the request must have a key at all.
  'Api/OwnerRole': [
    ...['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].flatMap((action) =>
      datasets.map(({ name }) => `Allow dynamodb:${action} on ${ledgerTableId(name)}.Arn if ${itemsOfTheOwner}`).sort(),
    ),
    `Allow dynamodb:GetItem on ExportsTable.Arn if ${itemsOfTheOwner}`,
    ...['AbortMultipartUpload', 'DeleteObject', 'GetObject', 'PutObject'].map(
      (action) => `Allow s3:${action} on ArchivesBucket.Arn/cognito/myhome-account/${theOwner}/*`,
    ),
    ...['GetObject', 'PutObject'].map((action) => `Allow s3:${action} on ArchivesBucket.Arn/uploads/${theOwner}/*`),
    ...['AbortMultipartUpload', 'GetObject', 'PutObject'].map(
      (action) => `Allow s3:${action} on ArchivesBucket.Arn/safety/${theOwner}/*`,
    ),
  ],
  'Api/JobsDownloadUrlRole': [
    'Allow logs:CreateLogStream on JobsDownloadUrlLogs.Arn',
    'Allow logs:PutLogEvents on JobsDownloadUrlLogs.Arn',
    'Allow s3:GetObject on ArchivesBucket.Arn/cognito/myhome-account/*',
    'Allow s3:GetObject on ArchivesBucket.Arn/safety/*',
  ],
  'Api/JobsDeleteArchiveRole': [
    'Allow logs:CreateLogStream on JobsDeleteArchiveLogs.Arn',
    'Allow logs:PutLogEvents on JobsDeleteArchiveLogs.Arn',
    'Allow s3:DeleteObject on ArchivesBucket.Arn/cognito/myhome-account/*',
    'Allow s3:DeleteObject on ArchivesBucket.Arn/safety/*',
  ],
  'Api/RestoresUploadFormRole': [
    'Allow logs:CreateLogStream on RestoresUploadFormLogs.Arn',
    'Allow logs:PutLogEvents on RestoresUploadFormLogs.Arn',
    'Allow s3:PutObject on ArchivesBucket.Arn/uploads/*',
  ],
  'Api/RestoresRestorePreviewRole': [
    'Allow logs:CreateLogStream on RestoresRestorePreviewLogs.Arn',
    'Allow logs:PutLogEvents on RestoresRestorePreviewLogs.Arn',
    'Allow s3:GetObject on ArchivesBucket.Arn/uploads/*',
  ],
  'Api/SummaryMonthsRole': [
    'Allow sts:AssumeRole on SummaryOwnerReaderRole.Arn',
    'Allow sts:TagSession on SummaryOwnerReaderRole.Arn',
    'Allow logs:CreateLogStream on SummaryMonthsLogs.Arn',
    'Allow logs:PutLogEvents on SummaryMonthsLogs.Arn',
  ],
  'Api/SummaryOwnerReaderRole': ['LedgerBalances', 'LedgerKinds', 'LedgerSlips'].map(
    (table) => `Allow dynamodb:Query on ${table}.Arn if ${itemsOfTheOwner}`,
  ),
  'Api/SignedIn': [
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/acceptExport',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/applyRestore',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/cancelExport',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/checkRestore',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/confirmCopy',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/deleteExport',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/deleteReceipt',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/endSubscriptions',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/prepareRestore',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/requestExport',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/stopRestore',
    'Allow appsync:GraphQL on Api.ApiId/types/Mutation/fields/undoRestore',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/balances',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/copyMonths',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/export',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/exportQuota',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/exports',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/kinds',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/ledgerDays',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/ledgerMonths',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/methods',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/receipts',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/restore',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/restorePreview',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/restores',
    'Allow appsync:GraphQL on Api.ApiId/types/Query/fields/slips',
    'Allow appsync:GraphQL on Api.ApiId/types/Subscription/fields/onExport',
    'Allow appsync:GraphQL on Api.ApiId/types/Subscription/fields/onRestore',
  ],
  'Web/CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole': [
    'Allow s3:GetBucket* on arn:AWS::Partition:s3:::cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}/*',
    'Allow s3:GetBucket* on arn:AWS::Partition:s3:::cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}',
    'Allow s3:GetObject* on arn:AWS::Partition:s3:::cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}/*',
    'Allow s3:GetObject* on arn:AWS::Partition:s3:::cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}',
    'Allow s3:List* on arn:AWS::Partition:s3:::cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}/*',
    'Allow s3:List* on arn:AWS::Partition:s3:::cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}',
    'Allow s3:Abort* on Site.Arn',
    'Allow s3:Abort* on Site.Arn/*',
    'Allow s3:DeleteObject* on Site.Arn',
    'Allow s3:DeleteObject* on Site.Arn/*',
    'Allow s3:GetBucket* on Site.Arn',
    'Allow s3:GetBucket* on Site.Arn/*',
    'Allow s3:GetObject* on Site.Arn',
    'Allow s3:GetObject* on Site.Arn/*',
    'Allow s3:List* on Site.Arn',
    'Allow s3:List* on Site.Arn/*',
    'Allow s3:PutObject on Site.Arn',
    'Allow s3:PutObject on Site.Arn/*',
    'Allow s3:PutObjectLegalHold on Site.Arn',
    'Allow s3:PutObjectLegalHold on Site.Arn/*',
    'Allow s3:PutObjectRetention on Site.Arn',
    'Allow s3:PutObjectRetention on Site.Arn/*',
    'Allow s3:PutObjectTagging on Site.Arn',
    'Allow s3:PutObjectTagging on Site.Arn/*',
    'Allow s3:PutObjectVersionTagging on Site.Arn',
    'Allow s3:PutObjectVersionTagging on Site.Arn/*',
    'Allow cloudfront:CreateInvalidation on *',
    'Allow cloudfront:GetInvalidation on *',
  ],
};

const roles = resources.filter(({ type }) => type === 'AWS::IAM::Role');
const allAttached = resources.filter(({ type }) => type === 'AWS::IAM::Policy');
const isBelow = ({ id }: SeenResource) => id.endsWith('BelowRootFields');
const attached = allAttached.filter((policy) => !isBelow(policy));
const holdersOf = (properties: Record<string, unknown>) => (properties['Roles'] as readonly string[]).join();

describe('AWS::IAM::Role', () => {
  it.each(Object.entries(trust))('%s may be taken by those here', (name, expected) => {
    const [role] = roles.filter(({ stack, id }) => `${stack}/${id}` === name);
    expect([
      ...statementsOf(role?.properties['AssumeRolePolicyDocument']),
      ...((role?.properties['ManagedPolicyArns'] ?? []) as readonly string[]),
    ]).toEqual(expected);
  });

  it('is none but these, with no policy inside it', () => {
    expect(roles.map(({ stack, id }) => `${stack}/${id}`)).toEqual(Object.keys(trust));
    expect(roles.filter(({ properties }) => 'Policies' in properties)).toEqual([]);
  });

  it('of signed-in people is what the identity pool hands out, and to nobody else', () => {
    expect(guarded(resources, 'AWS::Cognito::IdentityPoolRoleAttachment')).toEqual({
      'Api/SignedInAttachment': { IdentityPoolId: 'PeopleIdentityPool', Roles: { authenticated: 'SignedIn.Arn' } },
    });
  });
});

describe('AWS::IAM::Policy', () => {
  it.each(Object.entries(policies))('%s may do what stands here', (name, expected) => {
    const found = attached.filter(({ stack, properties }) => `${stack}/${holdersOf(properties)}` === name);
    expect(found.flatMap(({ properties }) => statementsOf(properties['PolicyDocument']))).toEqual(expected);
  });

  it('is held by no role but these', () => {
    expect(attached.map(({ stack, properties }) => `${stack}/${holdersOf(properties)}`)).toEqual(Object.keys(policies));
  });
});

const ofExport = [
  ...['ArchiveEntry', 'Export', 'ExportArchive', 'ExportFailure', 'ExportProgress'],
  ...['FewerRecords', 'FewerRows', 'FewerRowsOfMonth', 'Reconciliation'],
];
const ofRestore = [
  ...['CopyRefusal', 'FormField', 'FoundCopy', 'MethodMoney', 'MoneyNow', 'RefusedCount', 'Restore', 'RestoreChoice'],
  ...[
    'RestoreFailure',
    'RestoreOutcome',
    'RestorePlan',
    'RestoreProgress',
    'TableDifference',
    'TurnedKind',
    'UploadForm',
  ],
];
const ofQueries = [
  ...[
    'Balance',
    'BalancePage',
    'CopyMonth',
    'CopyRows',
    'DifferentRecord',
    'ExportPage',
    'ExportQuota',
    'FieldDifference',
  ],
  ...[
    'LedgerDays',
    'LedgerMonth',
    'LedgerMonths',
    'MasterName',
    'MonthBalance',
    'Receipt',
    'ReceiptPage',
    'RefusedLine',
  ],
  ...['RestorePage', 'RestorePreview', 'Slip', 'SlipPage'],
];

describe('below the root fields', () => {
  it('a role may read the types of its answers, and a person may connect to the API', () => {
    const below = allAttached.filter(isBelow).map(({ properties }) => [
      holdersOf(properties),
      statementsOf(properties['PolicyDocument'])
        .map((line) => line.replace('Allow appsync:GraphQL on Api.ApiId', ''))
        .sort(),
    ]);
    const types = (...names: string[]) => names.map((name) => `/types/${name}/*`).sort();
    expect(Object.fromEntries(below)).toEqual({
      ExportWorkerRole: types(...ofExport),
      ExportFailedRole: types(...ofExport),
      RestoreWorkerRole: types(...ofRestore),
      SweeperRole: types(...ofExport, ...ofRestore),
      SignedIn: ['', ...types(...ofExport, ...ofRestore, ...ofQueries)],
    });
  });

  it('no role may reach a root type as a whole', () => {
    const lines = allAttached.flatMap(({ properties }) => statementsOf(properties['PolicyDocument']));
    expect(lines.filter((line) => /types\/(\*|(Query|Mutation|Subscription)\/(\*|fields\/\*))/.test(line))).toEqual([]);
  });

  // IAM and STS quotas: 10,240 characters for all policies inside a role, without white space.
  it('the policies inside a role are below the limit of IAM', () => {
    const sizes = new Map<string, number>();
    for (const { properties } of allAttached) {
      const role = holdersOf(properties);
      const text = JSON.stringify(properties['PolicyDocument'])
        .replaceAll('AWS::Partition', 'aws')
        .replaceAll('AWS::Region', 'ap-northeast-1')
        .replaceAll('AWS::AccountId', '123456789012')
        .replaceAll('Api.ApiId', 'a'.repeat(26))
        // Names that CloudFormation makes.
        .replaceAll(
          /\b[A-Z]\w+\.Arn\b/g,
          (arn) => `arn:aws:dynamodb:ap-northeast-1:123456789012:table/MyhomeAccountData-${arn}-ABCDEFGHIJKL`,
        );
      sizes.set(role, (sizes.get(role) ?? 0) + text.length);
    }
    expect([...sizes.values()].every((size) => size > 100)).toBe(true);
    expect([...sizes].filter(([, size]) => size > 10_240)).toEqual([]);
  });
});
