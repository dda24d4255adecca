import { setTimeout as delay } from 'node:timers/promises';
import type { DynamoDBClient, WriteRequest } from '@aws-sdk/client-dynamodb';
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import type { DatasetName } from '../../ledger/datasets.ts';
import type { Ledger } from './generate-ledger.ts';

/** Table names by dataset. */
export type LedgerTableNames = Readonly<Record<DatasetName, string>>;

/**
 * Writes a ledger into its owner's partitions. Items are put, so planting the same ledger again changes nothing, except
 * that later changes are overwritten. Plant only where `owner` has no ledger yet.
 *
 * @param options.client a client that may `dynamodb:BatchWriteItem` on the four tables. The client stays open
 * @param options.owner the Cognito identity id that becomes each item's `owner`
 * @param options.onProgress called with the number of items written so far, after each batch
 * @param options.retryPauseMs pause before unprocessed items are sent again, doubled each time. 50 by default
 * @param options.signal stops the writing. The call then rejects with the signal's reason, and the written items stay
 * @returns the number of items written
 * @throws BatchNotWritten when the tables keep leaving items unprocessed. The client's own errors are passed on
 * unchanged
 */
export async function plantLedger(options: {
  client: DynamoDBClient;
  tables: LedgerTableNames;
  owner: string;
  ledger: Ledger;
  onProgress?: (itemsWritten: number) => void;
  retryPauseMs?: number;
  signal?: AbortSignal;
}): Promise<number> {
  const { client, tables, owner, ledger, onProgress, retryPauseMs = 50, signal } = options;
  const stopped = new AbortController();
  const stop = AbortSignal.any([stopped.signal, ...(signal ? [signal] : [])]);
  const batches = batchesOf(ledger, tables, owner);
  let itemsWritten = 0;

  // The writers share one iterator, so the whole ledger is never in memory.
  const writer = async () => {
    try {
      for (const batch of batches) {
        await write(client, batch, retryPauseMs, stop);
        itemsWritten += batch.size;
        onProgress?.(itemsWritten);
      }
    } catch (error) {
      // The first reason is kept. The other writers then only report that they were stopped.
      stopped.abort(error);
    }
  };
  await Promise.all(Array.from({ length: batchesInFlight }, writer));
  stop.throwIfAborted();
  return itemsWritten;
}

/** The tables did not accept every item of a batch after all retries. */
export class BatchNotWritten extends Error {
  readonly itemsLeft: number;
  readonly attempts: number;

  constructor(itemsLeft: number, attempts: number) {
    super(
      `Expected every item to be written, but ${itemsLeft} of a batch were left unprocessed after ${attempts} attempts. Raise the tables' write capacity, or plant again later.`,
    );
    this.name = 'BatchNotWritten';
    this.itemsLeft = itemsLeft;
    this.attempts = attempts;
  }
}

interface Batch {
  readonly requests: Record<string, WriteRequest[]>;
  readonly size: number;
}

/** DynamoDB's limit for BatchWriteItem (API reference). A batch may name several tables. */
const itemsPerBatch = 25;

/**
 * Enough to keep an engine in the same process busy while requests are made. More writers were not faster when
 * measured.
 */
const batchesInFlight = 6;

const attemptsPerBatch = 8;

function* batchesOf(ledger: Ledger, tables: LedgerTableNames, owner: string): Generator<Batch> {
  let requests: Record<string, WriteRequest[]> = {};
  let size = 0;
  for (const { dataset, item } of ledger) {
    (requests[tables[dataset]] ??= []).push({ PutRequest: { Item: { owner: { S: owner }, ...item } } });
    size += 1;
    if (size === itemsPerBatch) {
      yield { requests, size };
      requests = {};
      size = 0;
    }
  }
  if (size > 0) yield { requests, size };
}

async function write(client: DynamoDBClient, batch: Batch, retryPauseMs: number, signal: AbortSignal): Promise<void> {
  let requests = batch.requests;
  for (let attempt = 1; attempt <= attemptsPerBatch; attempt++) {
    if (attempt > 1) await delay(retryPauseMs * 2 ** (attempt - 2), undefined, { signal });
    const { UnprocessedItems: left = {} } = await client.send(new BatchWriteItemCommand({ RequestItems: requests }), {
      abortSignal: signal,
    });
    if (Object.keys(left).length === 0) return;
    requests = left;
  }
  const itemsLeft = Object.values(requests).reduce((sum, ofTable) => sum + ofTable.length, 0);
  throw new BatchNotWritten(itemsLeft, attemptsPerBatch);
}
