import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { paginateQuery } from '@aws-sdk/client-dynamodb';
import {
  exportEntryPrefix,
  leaseAttribute,
  openAttribute,
  openIndexName,
  openValue,
} from '../../ledger/exports-table.ts';
import { endStopped } from '../jobs/end-stopped.ts';
import type { JobKey, Jobs } from '../jobs/jobs.ts';
import type { Log } from '../log.ts';
import { errorFields } from '../log.ts';
import type { Storage } from '../storage/bucket.ts';

export interface SweepOptions {
  readonly jobs: Jobs;
  readonly storage: Storage;
  readonly exports: { readonly dynamodb: DynamoDBClient; readonly tableName: string };
  readonly log: Log;
  readonly nowMs: number;
}

/**
 * Ends every export whose lease lapsed some time ago, of any owner, when nothing else has ended it. A failure on one
 * export, or a row that is not an export, does not stop the sweep of the others.
 *
 * @throws AggregateError of all failures, after every export was tried.
 */
export async function sweep({ jobs, storage, exports, log, nowMs }: SweepOptions): Promise<void> {
  const errors: unknown[] = [];
  let [found, ended] = [0, 0];
  for await (const item of lapsed(exports, Math.floor(nowMs / 1000) - graceSeconds)) {
    found += 1;
    try {
      if ((await endStopped(jobOf(item), { jobs, storage, log })) === 'ENDED') ended += 1;
    } catch (error) {
      log('not-swept', { entry: item['entry']?.S?.slice(0, 80), ...errorFields(error) });
      errors.push(error);
    }
  }
  log('swept', { found, ended });
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${found} exports could not be ended.`);
}

/** Exports that have not ended and whose lease ended before `beforeSeconds`, the longest lapsed first. */
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

class NoExport extends Error {
  override readonly name = 'NoExport';
}

function jobOf(item: Record<string, AttributeValue>): JobKey {
  const [owner, entry] = [item['owner']?.S, item['entry']?.S];
  if (owner === undefined || !entry?.startsWith(exportEntryPrefix))
    throw new NoExport('The index of open exports holds an item that is no export.');
  return { owner, id: entry.slice(exportEntryPrefix.length) };
}

/** A retry of the worker may be about to take over, so the sweeper gives it this time. */
export const graceSeconds = 60;
