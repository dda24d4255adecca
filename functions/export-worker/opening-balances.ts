import type { AttributeValue, DynamoDBClient, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { balances } from '../../ledger/datasets.ts';
import { dayOfKey } from '../../ledger/day.ts';
import type { Period } from '../../ledger/period.ts';
import { entryRange } from '../../ledger/period.ts';
import type { BalanceOnDay } from '../../ledger/reconciliation.ts';
import { ExportFailed } from './failure.ts';

/**
 * The last balance before the period for each of the methods; a method without one is absent. Reads backwards from the
 * period and begins with a small page, because books are closed daily and the last few rows mostly hold the answer.
 */
export async function readOpeningBalances(options: {
  readonly dynamodb: DynamoDBClient;
  readonly tableName: string;
  readonly owner: string;
  readonly period: Period;
  readonly methodCodes: readonly string[];
  readonly signal: AbortSignal;
}): Promise<ReadonlyMap<string, BalanceOnDay>> {
  const { dynamodb, tableName, owner, period, signal } = options;
  const wanted = new Set(options.methodCodes);
  const found = new Map<string, BalanceOnDay>();
  let startKey: Record<string, AttributeValue> | undefined;
  let limit: number | undefined = firstPageRows;
  while (wanted.size > 0) {
    try {
      const page: QueryCommandOutput = await dynamodb.send(
        new QueryCommand({
          TableName: tableName,
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: limit,
          ExclusiveStartKey: startKey,
          KeyConditionExpression: '#partition = :owner AND #sort < :first',
          ExpressionAttributeNames: { '#partition': balances.partitionAttribute, '#sort': balances.sortAttribute },
          ExpressionAttributeValues: { ':owner': { S: owner }, ':first': { S: entryRange(period).first } },
        }),
        { abortSignal: signal },
      );
      for (const item of page.Items ?? []) {
        const [methodCode, value, day] = [
          item['method_cd']?.S,
          item['value']?.N,
          dayOfKey(item[balances.sortAttribute]?.S ?? ''),
        ];
        // A balance without a proper day cannot be an opening balance, wherever its key sorts.
        if (methodCode === undefined || value === undefined || day === undefined || !wanted.delete(methodCode))
          continue;
        found.set(methodCode, { day, value });
      }
      startKey = page.LastEvaluatedKey;
      limit = undefined;
    } catch (cause) {
      signal.throwIfAborted();
      throw new ExportFailed('LEDGER_UNREADABLE', {
        cause: new Error('The balances before the period could not be read.', { cause }),
      });
    }
    if (!startKey) break;
  }
  return found;
}

/** Fourteen days of four methods, and some more. */
const firstPageRows = 64;
