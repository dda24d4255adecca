import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { Handler } from 'aws-lambda';
import { requireEnvironment } from '../environment.ts';
import { createGraphqlApi } from '../jobs/call-api.ts';
import { endStopped } from '../jobs/end-stopped.ts';
import type { JobKey } from '../jobs/jobs.ts';
import { createJobs } from '../jobs/jobs.ts';
import { createLog } from '../log.ts';

const dynamodb = new DynamoDBClient({});
const tableName = requireEnvironment('EXPORTS_TABLE');
const jobs = createJobs(createGraphqlApi({ url: requireEnvironment('GRAPHQL_URL'), region: requireEnvironment('AWS_REGION') }));

/** On a schedule: ends every export whose lease lapsed a while ago, of whatever owner, when nothing else has. */
export const handler: Handler = async () => {
  const log = createLog({});
  let [found, ended] = [0, 0];
  for await (const job of lapsed(Math.floor(Date.now() / 1000) - graceSeconds)) {
    found += 1;
    if (await endStopped(jobs, job, log)) ended += 1;
  }
  log('swept', { found, ended });
};

/** Exports that have not ended and whose lease ended before `beforeSeconds`, the longest lapsed first. */
async function* lapsed(beforeSeconds: number): AsyncGenerator<JobKey, void, undefined> {
  const pages = paginateQuery(
    { client: dynamodb },
    {
      TableName: tableName,
      IndexName: 'open',
      KeyConditionExpression: '#open = :open AND #leaseUntil < :before',
      ExpressionAttributeNames: { '#open': 'open', '#leaseUntil': 'leaseUntil' },
      ExpressionAttributeValues: { ':open': { S: 'OPEN' }, ':before': { N: String(beforeSeconds) } },
    },
  );
  for await (const { Items = [] } of pages) yield* Items.map(jobOf);
}

function jobOf(item: Record<string, AttributeValue>): JobKey {
  const [owner, entry] = [item['owner']?.S, item['entry']?.S];
  if (owner === undefined || !entry?.startsWith(entryPrefix)) throw new Error('The index of open exports holds an item that is no export.');
  return { owner, id: entry.slice(entryPrefix.length) };
}

const entryPrefix = 'EXPORT#';

/** A retry of the worker may be about to take over: it gets the time to. */
const graceSeconds = 60;
