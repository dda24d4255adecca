import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { CfnEventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { openIndexName } from '../ledger/exports-table.ts';
import { BundledFunction } from './bundled-function.ts';
import type { DataStack } from './data-stack.ts';
import { eventAgeSeconds } from './event-age.ts';
import { FunctionRole } from './function-role.ts';
import type { GraphqlApi } from './graphql-api.ts';
import type { OwnerRole } from './owner-role.ts';
import type { Settings } from './settings.ts';
import { statement } from './statement.ts';

interface ExportJobsProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly api: GraphqlApi;
  readonly workerRole: FunctionRole;
  /** The role that the worker assumes for one owner. */
  readonly ownerRole: OwnerRole;
  readonly failureRole: FunctionRole;
  readonly sweeperRole: FunctionRole;
}

/**
 * The functions that carry an export out, end it when it cannot be carried out, and sign links to its file or remove
 * the file.
 */
export class ExportJobs extends Construct {
  readonly worker: BundledFunction;
  readonly failed: BundledFunction;
  readonly sweeper: BundledFunction;
  readonly downloadUrl: BundledFunction;
  readonly deleteArchive: BundledFunction;

  constructor(scope: Construct, id: string, props: ExportJobsProps) {
    super(scope, id);
    const { settings, data, api, workerRole, ownerRole, failureRole, sweeperRole } = props;
    const small = { memoryMb: 256, timeoutSeconds: 30, logRetention: settings.logRetention };
    const GRAPHQL_URL = api.url;
    const ARCHIVE_BUCKET = data.archives.bucket.bucketName;

    this.failed = new BundledFunction(this, 'ExportFailed', {
      ...small,
      folder: 'export-failed',
      role: failureRole,
      environment: { GRAPHQL_URL, ARCHIVE_BUCKET, DEPLOYMENT: settings.name },
    });
    data.archives.grantRemoveLeftovers(failureRole);
    api.grantFields(failureRole, { Mutation: ['failExport'] });

    this.worker = new BundledFunction(this, 'ExportWorker', {
      folder: 'export-worker',
      role: workerRole,
      memoryMb: settings.workerMemoryMb,
      timeoutSeconds: settings.workerTimeoutSeconds,
      logRetention: settings.logRetention,
      ...(settings.workerConcurrency === undefined ? {} : { reservedConcurrency: settings.workerConcurrency }),
      environment: {
        GRAPHQL_URL,
        ARCHIVE_BUCKET,
        ARCHIVE_RETENTION_DAYS: String(settings.archiveRetentionDays),
        TIME_ZONE: settings.timeZone,
        ...data.ledger.tableVariables,
        EXPORTS_TABLE: data.exports.table.tableName,
        OWNER_ROLE: ownerRole.roleArn,
        LEDGER_LAYOUT: data.ledger.layoutVariable,
        DEPLOYMENT: settings.name,
        ALL_WRITERS_KEEP_FENCE: String(settings.allWritersKeepFence),
      },
      // By default, V8 lets the young generation grow to 90 MB. With a smaller one than this, buffers move to the old
      // generation and wait there: docs/performance.md.
      nodeOptions: '--max-semi-space-size=8',
    });
    data.archives.grantListUploads(workerRole);
    api.grantFields(workerRole, { Mutation: ['claimExport', 'reportExport', 'failExport'] });
    new CfnEventInvokeConfig(this, 'ExportWorkerEvents', {
      functionName: this.worker.functionName,
      // AppSync calls the function without a qualifier.
      qualifier: '$LATEST',
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: eventAgeSeconds,
      destinationConfig: { onFailure: { destination: this.failed.functionArn } },
    });
    workerRole.addToPolicy(statement(['lambda:InvokeFunction'], this.failed.functionArn));

    this.sweeper = new BundledFunction(this, 'Sweeper', {
      ...small,
      folder: 'sweeper',
      role: sweeperRole,
      environment: {
        GRAPHQL_URL,
        ARCHIVE_BUCKET,
        EXPORTS_TABLE: data.exports.table.tableName,
        DEPLOYMENT: settings.name,
      },
    });
    sweeperRole.addToPolicy(statement(['dynamodb:Query'], `${data.exports.table.tableArn}/index/${openIndexName}`));
    data.archives.grantRemoveLeftovers(sweeperRole);
    data.archives.grantRemoveUploads(sweeperRole);
    api.grantFields(sweeperRole, { Mutation: ['failExport', 'settleRestore'] });
    new Rule(this, 'SweepEveryFiveMinutes', {
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(this.sweeper, { retryAttempts: 0, maxEventAge: Duration.minutes(5) })],
    });

    const downloadUrlRole = new FunctionRole(this, 'DownloadUrlRole', 'Signs links to archives.');
    this.downloadUrl = new BundledFunction(this, 'DownloadUrl', {
      ...small,
      folder: 'download-url',
      role: downloadUrlRole,
      environment: { ARCHIVE_BUCKET, URL_TTL_SECONDS: String(settings.urlTtlSeconds) },
    });
    data.archives.grantRead(downloadUrlRole);

    const deleteArchiveRole = new FunctionRole(this, 'DeleteArchiveRole', 'Removes archives.');
    this.deleteArchive = new BundledFunction(this, 'DeleteArchive', {
      ...small,
      folder: 'delete-archive',
      role: deleteArchiveRole,
      environment: { ARCHIVE_BUCKET },
    });
    data.archives.grantDelete(deleteArchiveRole);
  }
}
