import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { Handler } from 'aws-lambda';
import { environmentOf, requireEnvironment } from '../environment.ts';
import { createGraphqlApi } from '../jobs/call-api.ts';
import { createJobs } from '../jobs/jobs.ts';
import { createRestoreJobs } from '../jobs/restore-jobs.ts';
import { createLog } from '../log.ts';
import { sweep } from './sweep.ts';

const environment = environmentOf<'sweeper'>();
const api = createGraphqlApi({ url: environment.text('GRAPHQL_URL'), region: requireEnvironment('AWS_REGION') });
const jobs = createJobs(api);
const restoreJobs = createRestoreJobs(api);
const deployment = environment.text('DEPLOYMENT');
const storage = { s3: new S3Client({}), bucket: environment.text('ARCHIVE_BUCKET') };
const exports = { dynamodb: new DynamoDBClient({}), tableName: environment.text('EXPORTS_TABLE') };

/** Runs on a schedule. Its errors are counted, and the next run follows after five minutes. */
export const handler: Handler = () =>
  sweep({ jobs, restoreJobs, storage, exports, log: createLog({ deployment }), nowMs: Date.now() });
