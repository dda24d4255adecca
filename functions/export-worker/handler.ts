import type { Handler } from 'aws-lambda';
import { byDataset } from '../../ledger/datasets.ts';
import { environmentOf, requireEnvironment, tableVariable } from '../environment.ts';
import { createGraphqlApi } from '../jobs/call-api.ts';
import { createJobs } from '../jobs/jobs.ts';
import { createLog } from '../log.ts';
import { createDynamodb, createS3 } from './clients.ts';
import type { ExportEvent } from './run-export.ts';
import { runExport } from './run-export.ts';

const environment = environmentOf<'export-worker'>();
const jobs = createJobs(
  createGraphqlApi({ url: environment.text('GRAPHQL_URL'), region: requireEnvironment('AWS_REGION') }),
);
const ledger = {
  dynamodb: createDynamodb(),
  tableNames: byDataset(({ name }) => environment.text(tableVariable(name))),
  versionTableName: environment.text('EXPORTS_TABLE'),
  allWritersKeepFence: environment.text('ALL_WRITERS_KEEP_FENCE') === 'true',
};
const storage = { s3: createS3(), bucket: environment.text('ARCHIVE_BUCKET') };
const timeZone = environment.text('TIME_ZONE');
const retentionDays = environment.count('ARCHIVE_RETENTION_DAYS');

/**
 * Invoked asynchronously by `requestExport`. Lambda delivers at least once: a thrown error is retried, and a duplicate
 * of a finished export is ignored.
 */
export const handler: Handler<ExportEvent> = async (event, context) => {
  const log = createLog({ exportId: event.id, requestId: context.awsRequestId });
  await runExport(event, {
    jobs,
    ledger,
    storage,
    retentionDays,
    timeZone,
    log,
    now: () => new Date(),
    remainingMs: () => context.getRemainingTimeInMillis(),
  });
};
