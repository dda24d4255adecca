import { S3Client } from '@aws-sdk/client-s3';
import type { Handler } from 'aws-lambda';
import { environmentOf, requireEnvironment } from '../environment.ts';
import type { ExportEvent } from '../export-worker/run-export.ts';
import { createGraphqlApi } from '../jobs/call-api.ts';
import { endStopped } from '../jobs/end-stopped.ts';
import { createJobs } from '../jobs/jobs.ts';
import { createLog } from '../log.ts';

/** The part of a failure record from Lambda that is used here. `requestPayload` is the worker's own event. */
export interface FailureRecord {
  readonly requestContext?: { readonly condition?: string; readonly approximateInvokeCount?: number };
  readonly requestPayload: ExportEvent;
}

const environment = environmentOf<'export-failed'>();
const jobs = createJobs(
  createGraphqlApi({ url: environment.text('GRAPHQL_URL'), region: requireEnvironment('AWS_REGION') }),
);
const deployment = environment.text('DEPLOYMENT');
const storage = { s3: new S3Client({}), bucket: environment.text('ARCHIVE_BUCKET') };

/**
 * The last attempt's lease has not lapsed. Thrown so that Lambda retries after one minute and after two more, when it
 * has lapsed.
 */
class StillHeld extends Error {
  override readonly name = 'StillHeld';
}

/** Invoked by Lambda when the worker's retries are used up, or its event became too old. */
export const handler: Handler<FailureRecord> = async ({ requestPayload, requestContext }) => {
  const { condition, approximateInvokeCount: tries } = requestContext ?? {};
  const outcome = await endStopped(requestPayload, { jobs, storage, log: createLog({ deployment, condition, tries }) });
  if (outcome === 'HELD')
    throw new StillHeld(
      `An attempt holds the export ${requestPayload.id}. The next try, or else the sweeper, ends it when it has lapsed.`,
    );
};
