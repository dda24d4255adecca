import { describe, expect, it } from 'vitest';
import { guarded, synthesised } from './synthesised.ts';

// The API, its logs, and the data sources behind it. Every property is listed, so that a weaker one is noticed.
const resources = synthesised();

describe('AWS::AppSync::GraphQLApi', () => {
  const expected: Record<string, object> = {
    'Api/Api': {
      AuthenticationType: 'AWS_IAM',
      EnvironmentVariables: {
        IDENTITY_POOL_ID: 'PeopleIdentityPool',
        WORKER_ROLES: 'ExportWorkerRole.Arn',
        RESTORE_ROLES: 'RestoreWorkerRole.Arn',
        SWEEPER_ROLES: 'SweeperRole.Arn',
        FAILURE_ROLES: 'ExportWorkerRole.Arn,ExportFailedRole.Arn,SweeperRole.Arn',
      },
      IntrospectionConfig: 'DISABLED',
      LogConfig: { CloudWatchLogsRoleArn: 'ApiLogsRole.Arn', ExcludeVerboseContent: true, FieldLogLevel: 'ERROR' },
      QueryDepthLimit: 5,
      ResolverCountLimit: 10,
      XrayEnabled: false,
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::AppSync::GraphQLApi')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::AppSync::GraphQLApi'))).toEqual(Object.keys(expected));
  });
});

describe('AWS::AppSync::DataSource', () => {
  const expected: Record<string, object> = {
    'Api/ApiNone': { ApiId: 'Api.ApiId', Type: 'NONE' },
    'Api/ApiSlipsRead': {
      ApiId: 'Api.ApiId',
      DynamoDBConfig: { AwsRegion: 'AWS::Region', TableName: 'LedgerSlips' },
      ServiceRoleArn: 'ApiSlipsReadRole.Arn',
      Type: 'AMAZON_DYNAMODB',
    },
    'Api/ApiBalancesRead': {
      ApiId: 'Api.ApiId',
      DynamoDBConfig: { AwsRegion: 'AWS::Region', TableName: 'LedgerBalances' },
      ServiceRoleArn: 'ApiBalancesReadRole.Arn',
      Type: 'AMAZON_DYNAMODB',
    },
    'Api/ApiKindsRead': {
      ApiId: 'Api.ApiId',
      DynamoDBConfig: { AwsRegion: 'AWS::Region', TableName: 'LedgerKinds' },
      ServiceRoleArn: 'ApiKindsReadRole.Arn',
      Type: 'AMAZON_DYNAMODB',
    },
    'Api/ApiMethodsRead': {
      ApiId: 'Api.ApiId',
      DynamoDBConfig: { AwsRegion: 'AWS::Region', TableName: 'LedgerMethods' },
      ServiceRoleArn: 'ApiMethodsReadRole.Arn',
      Type: 'AMAZON_DYNAMODB',
    },
    'Api/ApiExportsRead': {
      ApiId: 'Api.ApiId',
      DynamoDBConfig: { AwsRegion: 'AWS::Region', TableName: 'ExportsTable' },
      ServiceRoleArn: 'ApiExportsReadRole.Arn',
      Type: 'AMAZON_DYNAMODB',
    },
    'Api/ApiExportsWrite': {
      ApiId: 'Api.ApiId',
      DynamoDBConfig: { AwsRegion: 'AWS::Region', TableName: 'ExportsTable' },
      ServiceRoleArn: 'ApiExportsWriteRole.Arn',
      Type: 'AMAZON_DYNAMODB',
    },
    'Api/ApiExportWorker': {
      ApiId: 'Api.ApiId',
      LambdaConfig: { LambdaFunctionArn: 'JobsExportWorker.Arn' },
      ServiceRoleArn: 'ApiExportWorkerRole.Arn',
      Type: 'AWS_LAMBDA',
    },
    'Api/ApiDownloadUrl': {
      ApiId: 'Api.ApiId',
      LambdaConfig: { LambdaFunctionArn: 'JobsDownloadUrl.Arn' },
      ServiceRoleArn: 'ApiDownloadUrlRole.Arn',
      Type: 'AWS_LAMBDA',
    },
    'Api/ApiRestoresWrite': {
      ApiId: 'Api.ApiId',
      DynamoDBConfig: { AwsRegion: 'AWS::Region', TableName: 'ExportsTable' },
      ServiceRoleArn: 'ApiRestoresWriteRole.Arn',
      Type: 'AMAZON_DYNAMODB',
    },
    'Api/ApiReceiptsWrite': {
      ApiId: 'Api.ApiId',
      DynamoDBConfig: { AwsRegion: 'AWS::Region', TableName: 'ExportsTable' },
      ServiceRoleArn: 'ApiReceiptsWriteRole.Arn',
      Type: 'AMAZON_DYNAMODB',
    },
    'Api/ApiRestoreWorker': {
      ApiId: 'Api.ApiId',
      LambdaConfig: { LambdaFunctionArn: 'RestoresRestoreWorker.Arn' },
      ServiceRoleArn: 'ApiRestoreWorkerRole.Arn',
      Type: 'AWS_LAMBDA',
    },
    'Api/ApiUploadForm': {
      ApiId: 'Api.ApiId',
      LambdaConfig: { LambdaFunctionArn: 'RestoresUploadForm.Arn' },
      ServiceRoleArn: 'ApiUploadFormRole.Arn',
      Type: 'AWS_LAMBDA',
    },
    'Api/ApiRestorePreview': {
      ApiId: 'Api.ApiId',
      LambdaConfig: { LambdaFunctionArn: 'RestoresRestorePreview.Arn' },
      ServiceRoleArn: 'ApiRestorePreviewRole.Arn',
      Type: 'AWS_LAMBDA',
    },
    'Api/ApiLedgerMonths': {
      ApiId: 'Api.ApiId',
      LambdaConfig: { LambdaFunctionArn: 'SummaryMonths.Arn' },
      ServiceRoleArn: 'ApiLedgerMonthsRole.Arn',
      Type: 'AWS_LAMBDA',
    },
    'Api/ApiDeleteArchive': {
      ApiId: 'Api.ApiId',
      LambdaConfig: { LambdaFunctionArn: 'JobsDeleteArchive.Arn' },
      ServiceRoleArn: 'ApiDeleteArchiveRole.Arn',
      Type: 'AWS_LAMBDA',
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::AppSync::DataSource')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::AppSync::DataSource'))).toEqual(Object.keys(expected));
  });
});
