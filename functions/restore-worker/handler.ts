import type { Handler } from 'aws-lambda';
import { byDataset } from '../../ledger/datasets.ts';
import { layoutOfText } from '../../ledger/layouts/layout-text.ts';
import { environmentOf, requireEnvironment, tableVariable } from '../environment.ts';
import { readViewerEntry } from '../export-worker/viewer-entry.ts';
import { createGraphqlApi } from '../jobs/call-api.ts';
import type { JobKey } from '../jobs/jobs.ts';
import { createRestoreJobs } from '../jobs/restore-jobs.ts';
import { createLog } from '../log.ts';
import { openOwner } from '../owner/open-owner.ts';
import { runRestore } from './run-restore.ts';
import { createWriteClient } from './write-client.ts';

const environment = environmentOf<'restore-worker'>();
const jobs = createRestoreJobs(
  createGraphqlApi({ url: environment.text('GRAPHQL_URL'), region: requireEnvironment('AWS_REGION') }),
);
const tableNames = byDataset(({ name }) => environment.text(tableVariable(name)));
const layout = layoutOfText(environment.text('LEDGER_LAYOUT'));
const versionTableName = environment.text('EXPORTS_TABLE');
const bucket = environment.text('ARCHIVE_BUCKET');
const ownerRole = environment.text('OWNER_ROLE');
const timeZone = environment.text('TIME_ZONE');
const retentionDays = environment.count('SAFETY_COPY_DAYS');

const deployment = environment.text('DEPLOYMENT');

const viewer = readViewerEntry(import.meta.dirname);

/**
 * Invoked asynchronously by the resolvers of restores. Lambda delivers at least once: a thrown error is retried, and a
 * duplicate of a run that has ended is ignored.
 */
export const handler: Handler<JobKey> = async (event, context) => {
  const log = createLog({ deployment, restoreId: event.id, requestId: context.awsRequestId });
  const opened: { close(): void }[] = [];
  try {
    await runRestore(event, {
      jobs,
      async openOwner(key) {
        const owner = await openOwner(ownerRole, key);
        const writer = createWriteClient(owner.credentials);
        opened.push(owner, { close: () => writer.destroy() });
        return {
          // A restore does not rely on what its safety copy says of other writers. Each of its writes is conditional.
          ledger: { dynamodb: owner.dynamodb, tableNames, layout, versionTableName, allWritersKeepFence: false },
          writer,
          storage: { s3: owner.s3, bucket },
        };
      },
      retentionDays,
      timeZone,
      viewer,
      log,
      remainingMs: () => context.getRemainingTimeInMillis(),
    });
  } finally {
    for (const one of opened) one.close();
  }
};
