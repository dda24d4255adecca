import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { paginateQuery } from '@aws-sdk/client-dynamodb';
import {
  exportEntryPrefix,
  leaseAttribute,
  openAttribute,
  openIndexName,
  openValue,
} from '../../ledger/exports-table.ts';
import { restoreEntryPrefix } from '../../ledger/restores-table.ts';
import { endStopped } from '../jobs/end-stopped.ts';
import type { JobKey, Jobs } from '../jobs/jobs.ts';
import type { RestoreJobs } from '../jobs/restore-jobs.ts';
import type { Log } from '../log.ts';
import { errorFields } from '../log.ts';
import type { Storage } from '../storage/bucket.ts';
import { settleRestore } from './settle-restore.ts';

export interface SweepOptions {
  readonly jobs: Jobs;
  readonly restoreJobs: RestoreJobs;
  readonly storage: Storage;
  readonly exports: { readonly dynamodb: DynamoDBClient; readonly tableName: string };
  readonly log: Log;
  readonly nowMs: number;
}

/**
 * Does what is due for every job whose lease lapsed some time ago, of any owner: ends an export that nothing else has
 * ended, and has a restore go on, end or expire. A failure on one job, or a row that is neither, does not stop the
 * sweep of the others.
 *
 * @throws AggregateError of all failures, after every job was tried.
 */
export async function sweep({ jobs, restoreJobs, storage, exports, log, nowMs }: SweepOptions): Promise<void> {
  const errors: unknown[] = [];
  let [found, ended] = [0, 0];
  for await (const item of lapsed(exports, Math.floor(nowMs / 1000) - graceSeconds)) {
    found += 1;
    try {
      const { kind, ...key } = jobOf(item);
      if (kind === 'restore') await settleRestore(key, { jobs: restoreJobs, storage, log });
      else if ((await endStopped(key, { jobs, storage, log })) === 'ENDED') ended += 1;
    } catch (error) {
      log('not-swept', { entry: item['entry']?.S?.slice(0, 80), ...errorFields(error) });
      errors.push(error);
    }
  }
  log('swept', { found, ended });
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${found} jobs could not be settled.`);
}

/** The rows of open jobs whose lease ended before `beforeSeconds`, the longest lapsed first. */
async function* lapsed(
  { dynamodb, tableName }: SweepOptions['exports'],
  beforeSeconds: number,
): AsyncGenerator<Record<string, AttributeValue>, void, undefined> {
  const pages = paginateQuery(
    { client: dynamodb },
    {
      TableName: tableName,
      IndexName: openIndexName,
      KeyConditionExpression: '#open = :open AND #leaseUntil < :before',
      ExpressionAttributeNames: { '#open': openAttribute, '#leaseUntil': leaseAttribute },
      ExpressionAttributeValues: { ':open': { S: openValue }, ':before': { N: String(beforeSeconds) } },
    },
  );
  for await (const { Items = [] } of pages) yield* Items;
}

class NoJob extends Error {
  override readonly name = 'NoJob';
}

function jobOf(item: Record<string, AttributeValue>): JobKey & { readonly kind: 'export' | 'restore' } {
  const [owner, entry] = [item['owner']?.S, item['entry']?.S];
  if (owner !== undefined && entry?.startsWith(exportEntryPrefix))
    return { kind: 'export', owner, id: entry.slice(exportEntryPrefix.length) };
  if (owner !== undefined && entry?.startsWith(restoreEntryPrefix))
    return { kind: 'restore', owner, id: entry.slice(restoreEntryPrefix.length) };
  throw new NoJob('The index of open jobs holds an item that is neither an export nor a restore.');
}

/** A retry of the worker may be about to take over, so the sweeper gives it this time. */
export const graceSeconds = 60;
