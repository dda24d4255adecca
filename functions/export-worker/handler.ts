import type { Handler } from 'aws-lambda';
import { byDataset } from '../../ledger/datasets.ts';
import { layoutOfText } from '../../ledger/layouts/layout-text.ts';
import { environmentOf, requireEnvironment, tableVariable } from '../environment.ts';
import { createGraphqlApi } from '../jobs/call-api.ts';
import { createJobs } from '../jobs/jobs.ts';
import { createLog } from '../log.ts';
import { createS3 } from '../owner/clients.ts';
import { openOwner } from '../owner/open-owner.ts';
import type { ExportEvent } from './run-export.ts';
import { runExport } from './run-export.ts';
import { readViewerEntry } from './viewer-entry.ts';

const environment = environmentOf<'export-worker'>();
const jobs = createJobs(
  createGraphqlApi({ url: environment.text('GRAPHQL_URL'), region: requireEnvironment('AWS_REGION') }),
);
const ledger = {
  layout: layoutOfText(environment.text('LEDGER_LAYOUT')),
  tableNames: byDataset(({ name }) => environment.text(tableVariable(name))),
  versionTableName: environment.text('EXPORTS_TABLE'),
  allWritersKeepFence: environment.text('ALL_WRITERS_KEEP_FENCE') === 'true',
};
const bucket = environment.text('ARCHIVE_BUCKET');
/** With the worker's own role, which may list uploads and reach no object. */
const uploads = createS3();
const ownerRole = environment.text('OWNER_ROLE');
const timeZone = environment.text('TIME_ZONE');
const retentionDays = environment.count('ARCHIVE_RETENTION_DAYS');

const deployment = environment.text('DEPLOYMENT');

const viewer = readViewerEntry(import.meta.dirname);

/**
 * Invoked asynchronously by `requestExport`. Lambda delivers at least once: a thrown error is retried, and a duplicate
 * of a finished export is ignored.
 */
export const handler: Handler<ExportEvent> = async (event, context) => {
  const log = createLog({ deployment, exportId: event.id, requestId: context.awsRequestId });
  const { dynamodb, s3, close } = await openOwner(ownerRole, event);
  try {
    await runExport(event, {
      jobs,
      ledger: { ...ledger, dynamodb },
      storage: { s3, bucket, uploads },
      retentionDays,
      timeZone,
      viewer,
      log,
      now: () => new Date(),
      remainingMs: () => context.getRemainingTimeInMillis(),
    });
  } finally {
    close();
  }
};
