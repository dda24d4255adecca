import { CfnEventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { BundledFunction } from './bundled-function.ts';
import type { DataStack } from './data-stack.ts';
import { eventAgeSeconds } from './event-age.ts';
import { FunctionRole } from './function-role.ts';
import type { GraphqlApi } from './graphql-api.ts';
import type { OwnerRole } from './owner-role.ts';
import type { Settings } from './settings.ts';

interface RestoreJobsProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly api: GraphqlApi;
  readonly workerRole: FunctionRole;
  readonly ownerRole: OwnerRole;
}

/** The functions that take a person's file, compare it with the ledger, put it back, and undo that. */
export class RestoreJobs extends Construct {
  readonly worker: BundledFunction;
  readonly uploadForm: BundledFunction;
  readonly preview: BundledFunction;

  constructor(scope: Construct, id: string, { settings, data, api, workerRole, ownerRole }: RestoreJobsProps) {
    super(scope, id);
    const small = { memoryMb: 256, timeoutSeconds: 30, logRetention: settings.logRetention };
    const ARCHIVE_BUCKET = data.archives.bucket.bucketName;

    this.worker = new BundledFunction(this, 'RestoreWorker', {
      folder: 'restore-worker',
      role: workerRole,
      memoryMb: settings.workerMemoryMb,
      timeoutSeconds: settings.workerTimeoutSeconds,
      logRetention: settings.logRetention,
      environment: {
        GRAPHQL_URL: api.url,
        ARCHIVE_BUCKET,
        SAFETY_COPY_DAYS: String(settings.safetyCopyDays),
        TIME_ZONE: settings.timeZone,
        OWNER_ROLE: ownerRole.roleArn,
        LEDGER_LAYOUT: data.ledger.layoutVariable,
        DEPLOYMENT: settings.name,
        ...data.ledger.tableVariables,
        EXPORTS_TABLE: data.exports.table.tableName,
      },
      nodeOptions: '--max-semi-space-size=8',
    });
    api.grantFields(workerRole, { Mutation: ['claimRestore', 'reportRestore', 'continueRestore'] });
    // When the retries are used up, the sweeper starts the next run.
    new CfnEventInvokeConfig(this, 'RestoreWorkerEvents', {
      functionName: this.worker.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: eventAgeSeconds,
    });

    const uploadFormRole = new FunctionRole(this, 'UploadFormRole', 'Signs forms for uploads.');
    this.uploadForm = new BundledFunction(this, 'UploadForm', {
      ...small,
      folder: 'upload-form',
      role: uploadFormRole,
      environment: { ARCHIVE_BUCKET, UPLOAD_FORM_SECONDS: String(settings.uploadFormSeconds) },
    });
    data.archives.grantUpload(uploadFormRole);

    const previewRole = new FunctionRole(this, 'RestorePreviewRole', 'Reads the lists of a restore.');
    this.preview = new BundledFunction(this, 'RestorePreview', {
      ...small,
      folder: 'restore-preview',
      role: previewRole,
      environment: { ARCHIVE_BUCKET },
    });
    data.archives.grantReadLists(previewRole);
  }
}
