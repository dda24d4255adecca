import type { Handler } from 'aws-lambda';
import { requireCount, requireEnvironment } from '../environment.ts';
import { createGraphqlApi } from '../jobs/call-api.ts';
import { createJobs } from '../jobs/jobs.ts';
import { createLog } from '../log.ts';
import { createDynamodb, createS3 } from './clients.ts';
import type { ExportRequest } from './run-export.ts';
import { runExport } from './run-export.ts';

const jobs = createJobs(
  createGraphqlApi({ url: requireEnvironment('GRAPHQL_URL'), region: requireEnvironment('AWS_REGION') }),
);
const ledger = {
  dynamodb: createDynamodb(),
  tableNames: {
    slips: requireEnvironment('SLIPS_TABLE'),
    balances: requireEnvironment('BALANCES_TABLE'),
    kinds: requireEnvironment('KINDS_TABLE'),
    methods: requireEnvironment('METHODS_TABLE'),
  },
  versionTableName: requireEnvironment('EXPORTS_TABLE'),
};
const storage = { s3: createS3(), bucket: requireEnvironment('ARCHIVE_BUCKET') };
const timeZone = requireEnvironment('TIME_ZONE');
const retentionDays = requireCount('ARCHIVE_RETENTION_DAYS');

/**
 * Invoked asynchronously by `requestExport`. Lambda delivers at least once: a thrown error is retried, and a duplicate
 * of a finished export is ignored.
 */
export const handler: Handler<ExportRequest> = async (event, context) => {
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
