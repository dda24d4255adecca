import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { LedgerVersion } from '../../ledger/ledger-version.ts';
import { ledgerVersionEntry } from '../../ledger/ledger-version.ts';
import { ExportFailed } from './failure.ts';

/**
 * Reads the version of an owner's ledger, strongly consistent. Throws ExportFailed `LEDGER_UNREADABLE`, or the reason
 * of the signal.
 */
export async function readLedgerVersion(options: {
  readonly dynamodb: DynamoDBClient;
  /** The exports table. */
  readonly tableName: string;
  readonly owner: string;
  readonly signal: AbortSignal;
}): Promise<LedgerVersion> {
  const { dynamodb, tableName, owner, signal } = options;
  try {
    const { Item } = await dynamodb.send(
      new GetItemCommand({
        TableName: tableName,
        Key: { owner: { S: owner }, entry: { S: ledgerVersionEntry } },
        ConsistentRead: true,
        ProjectionExpression: 'ledgerVersion, writers',
      }),
      { abortSignal: signal },
    );
    return { version: Item?.['ledgerVersion']?.N ?? null, hasWriters: Item?.['writers'] !== undefined };
  } catch (cause) {
    signal.throwIfAborted();
    throw new ExportFailed('LEDGER_UNREADABLE', {
      cause: new Error('The version of the ledger could not be read.', { cause }),
    });
  }
}
