import { describe, expect, it } from 'vitest';
import { tableVariable } from '../functions/environment.ts';
import { datasets } from '../ledger/datasets.ts';
import { ledgerTableId } from './ledger-table-id.ts';
import { guarded, synthesised } from './synthesised.ts';

// The functions and their triggers. Every property is listed, so that a weaker one is noticed.
const resources = synthesised();

describe('AWS::Lambda::Function', () => {
  const expected: Record<string, object> = {
    'Api/JobsExportFailed': {
      Architectures: ['arm64'],
      Environment: {
        Variables: { GRAPHQL_URL: 'Api.GraphQLUrl', ARCHIVE_BUCKET: 'ArchivesBucket', DEPLOYMENT: 'Test' },
      },
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: 'JobsExportFailedLogs' },
      MemorySize: 256,
      Role: 'ExportFailedRole.Arn',
      Runtime: 'nodejs24.x',
      Timeout: 30,
    },
    'Api/JobsExportWorker': {
      Architectures: ['arm64'],
      Environment: {
        Variables: {
          GRAPHQL_URL: 'Api.GraphQLUrl',
          ARCHIVE_BUCKET: 'ArchivesBucket',
          ARCHIVE_RETENTION_DAYS: '7',
          TIME_ZONE: 'Asia/Tokyo',
          ...Object.fromEntries(datasets.map(({ name }) => [tableVariable(name), ledgerTableId(name)])),
          EXPORTS_TABLE: 'ExportsTable',
          OWNER_ROLE: 'OwnerRole.Arn',
          ALL_WRITERS_KEEP_FENCE: 'false',
          LEDGER_LAYOUT: 'by-owner',
          DEPLOYMENT: 'Test',
          NODE_OPTIONS: '--max-semi-space-size=8',
        },
      },
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: 'JobsExportWorkerLogs' },
      MemorySize: 1769,
      ReservedConcurrentExecutions: 10,
      Role: 'ExportWorkerRole.Arn',
      Runtime: 'nodejs24.x',
      Timeout: 900,
    },
    'Api/JobsSweeper': {
      Architectures: ['arm64'],
      Environment: {
        Variables: {
          GRAPHQL_URL: 'Api.GraphQLUrl',
          ARCHIVE_BUCKET: 'ArchivesBucket',
          EXPORTS_TABLE: 'ExportsTable',
          DEPLOYMENT: 'Test',
        },
      },
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: 'JobsSweeperLogs' },
      MemorySize: 256,
      Role: 'SweeperRole.Arn',
      Runtime: 'nodejs24.x',
      Timeout: 30,
    },
    'Api/JobsDownloadUrl': {
      Architectures: ['arm64'],
      Environment: { Variables: { ARCHIVE_BUCKET: 'ArchivesBucket', URL_TTL_SECONDS: '900' } },
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: 'JobsDownloadUrlLogs' },
      MemorySize: 256,
      Role: 'JobsDownloadUrlRole.Arn',
      Runtime: 'nodejs24.x',
      Timeout: 30,
    },
    'Api/JobsDeleteArchive': {
      Architectures: ['arm64'],
      Environment: { Variables: { ARCHIVE_BUCKET: 'ArchivesBucket' } },
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: 'JobsDeleteArchiveLogs' },
      MemorySize: 256,
      Role: 'JobsDeleteArchiveRole.Arn',
      Runtime: 'nodejs24.x',
      Timeout: 30,
    },
    'Api/RestoresRestoreWorker': {
      Architectures: ['arm64'],
      Environment: {
        Variables: {
          GRAPHQL_URL: 'Api.GraphQLUrl',
          ARCHIVE_BUCKET: 'ArchivesBucket',
          SAFETY_COPY_DAYS: '31',
          TIME_ZONE: 'Asia/Tokyo',
          OWNER_ROLE: 'OwnerRole.Arn',
          ...Object.fromEntries(datasets.map(({ name }) => [tableVariable(name), ledgerTableId(name)])),
          EXPORTS_TABLE: 'ExportsTable',
          LEDGER_LAYOUT: 'by-owner',
          DEPLOYMENT: 'Test',
          NODE_OPTIONS: '--max-semi-space-size=8',
        },
      },
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: 'RestoresRestoreWorkerLogs' },
      MemorySize: 1769,
      Role: 'RestoreWorkerRole.Arn',
      Runtime: 'nodejs24.x',
      Timeout: 900,
    },
    'Api/RestoresUploadForm': {
      Architectures: ['arm64'],
      Environment: { Variables: { ARCHIVE_BUCKET: 'ArchivesBucket', UPLOAD_FORM_SECONDS: '3600' } },
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: 'RestoresUploadFormLogs' },
      MemorySize: 256,
      Role: 'RestoresUploadFormRole.Arn',
      Runtime: 'nodejs24.x',
      Timeout: 30,
    },
    'Api/RestoresRestorePreview': {
      Architectures: ['arm64'],
      Environment: { Variables: { ARCHIVE_BUCKET: 'ArchivesBucket' } },
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: 'RestoresRestorePreviewLogs' },
      MemorySize: 256,
      Role: 'RestoresRestorePreviewRole.Arn',
      Runtime: 'nodejs24.x',
      Timeout: 30,
    },
    'Api/SummaryMonths': {
      Architectures: ['arm64'],
      Environment: {
        Variables: {
          BALANCES_TABLE: 'LedgerBalances',
          KINDS_TABLE: 'LedgerKinds',
          LEDGER_LAYOUT: 'by-owner',
          OWNER_READER_ROLE: 'SummaryOwnerReaderRole.Arn',
          SLIPS_TABLE: 'LedgerSlips',
        },
      },
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: 'SummaryMonthsLogs' },
      MemorySize: 1769,
      ReservedConcurrentExecutions: 10,
      Role: 'SummaryMonthsRole.Arn',
      Runtime: 'nodejs24.x',
      Timeout: 15,
    },
    'Web/CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C': {
      Architectures: ['arm64'],
      Environment: { Variables: { AWS_CA_BUNDLE: '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem' } },
      Handler: 'index.handler',
      MemorySize: 1024,
      Role: 'CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole.Arn',
      Runtime: 'python3.13',
      Timeout: 900,
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::Lambda::Function')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::Lambda::Function'))).toEqual(Object.keys(expected));
  });
});

describe('AWS::Lambda::EventInvokeConfig', () => {
  const expected: Record<string, object> = {
    'Api/JobsExportWorkerEvents': {
      DestinationConfig: { OnFailure: { Destination: 'JobsExportFailed.Arn' } },
      FunctionName: 'JobsExportWorker',
      MaximumEventAgeInSeconds: 21600,
      MaximumRetryAttempts: 2,
      Qualifier: '$LATEST',
    },
    'Api/RestoresRestoreWorkerEvents': {
      FunctionName: 'RestoresRestoreWorker',
      MaximumEventAgeInSeconds: 21600,
      MaximumRetryAttempts: 2,
      Qualifier: '$LATEST',
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::Lambda::EventInvokeConfig')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::Lambda::EventInvokeConfig'))).toEqual(Object.keys(expected));
  });
});

describe('AWS::Lambda::Permission', () => {
  const expected: Record<string, object> = {
    'Api/JobsSweepEveryFiveMinutesAllowEventRuleTestApiJobsSweeperDFD83DF6': {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'JobsSweeper.Arn',
      Principal: 'events.amazonaws.com',
      SourceArn: 'JobsSweepEveryFiveMinutes.Arn',
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::Lambda::Permission')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::Lambda::Permission'))).toEqual(Object.keys(expected));
  });
});

describe('AWS::Events::Rule', () => {
  const expected: Record<string, object> = {
    'Api/JobsSweepEveryFiveMinutes': {
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
      Targets: [
        {
          Arn: 'JobsSweeper.Arn',
          Id: 'Target0',
          RetryPolicy: { MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 0 },
        },
      ],
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::Events::Rule')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::Events::Rule'))).toEqual(Object.keys(expected));
  });
});

describe('AWS::Logs::LogGroup', () => {
  const expected: Record<string, object> = {
    'Api/ApiLogs': {
      LogGroupName: '/aws/appsync/apis/Api.ApiId',
      RetentionInDays: 90,
      deletion: 'Delete',
      replacement: 'Delete',
    },
    'Api/JobsExportFailedLogs': { RetentionInDays: 90, deletion: 'Delete', replacement: 'Delete' },
    'Api/JobsExportWorkerLogs': { RetentionInDays: 90, deletion: 'Delete', replacement: 'Delete' },
    'Api/JobsSweeperLogs': { RetentionInDays: 90, deletion: 'Delete', replacement: 'Delete' },
    'Api/JobsDownloadUrlLogs': { RetentionInDays: 90, deletion: 'Delete', replacement: 'Delete' },
    'Api/JobsDeleteArchiveLogs': { RetentionInDays: 90, deletion: 'Delete', replacement: 'Delete' },
    'Api/RestoresRestoreWorkerLogs': { RetentionInDays: 90, deletion: 'Delete', replacement: 'Delete' },
    'Api/RestoresUploadFormLogs': { RetentionInDays: 90, deletion: 'Delete', replacement: 'Delete' },
    'Api/RestoresRestorePreviewLogs': { RetentionInDays: 90, deletion: 'Delete', replacement: 'Delete' },
    'Api/SummaryMonthsLogs': { RetentionInDays: 90, deletion: 'Delete', replacement: 'Delete' },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::Logs::LogGroup')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::Logs::LogGroup'))).toEqual(Object.keys(expected));
  });
});
