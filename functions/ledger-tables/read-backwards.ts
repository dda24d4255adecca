import type { AttributeValue, QueryCommandInput, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../archive/items/attribute-value.ts';
import { daysBefore } from '../../ledger/layouts/days-of-tables.ts';
import { readWayOf } from '../../ledger/layouts/layout.ts';
import type { Period } from '../../ledger/period.ts';
import { entryRange } from '../../ledger/period.ts';
import { aheadInOrder } from './ahead-in-order.ts';
import { partitionText } from './partition-text.ts';
import type { StoredTable } from './stored-table.ts';

export interface BackwardsOptions extends StoredTable {
  readonly period: Period;
  readonly signal: AbortSignal;
}

/** The items of a dated table before a period, the last first, strongly consistent, for a reader that stops early. */
export function readBackwards(options: BackwardsOptions): AsyncIterable<readonly Item[]> {
  return readWayOf(options.layout, options.dataset) === 'days'
    ? readDaysBackwards(options)
    : readRangeBackwards(options);
}

async function* readRangeBackwards(options: BackwardsOptions): AsyncGenerator<readonly Item[], void, undefined> {
  const { layout, dataset, period } = options;
  const { partition, sort } = layout.tables[dataset.name];
  if (!sort) throw new RangeError(`The table of ${dataset.name} has no sort key.`);
  let limit: number | undefined = firstPageRows;
  let startKey: Record<string, AttributeValue> | undefined;
  do {
    const page: QueryCommandOutput = await query(options, {
      ...(limit !== undefined && { Limit: limit }),
      ExclusiveStartKey: startKey,
      KeyConditionExpression: '#partition = :partition AND #sort < :first',
      ExpressionAttributeNames: { '#partition': partition.attribute, '#sort': sort.attribute },
      ExpressionAttributeValues: {
        ':partition': { S: partitionText(options) },
        ':first': { S: entryRange(period).first },
      },
    });
    yield page.Items ?? [];
    startKey = page.LastEvaluatedKey;
    limit = undefined;
  } while (startKey);
}

/** Fourteen days of four methods, and some more. */
const firstPageRows = 64;

/** The first days are asked for side by side, and more only when they do not suffice. */
async function* readDaysBackwards(options: BackwardsOptions): AsyncGenerator<readonly Item[], void, undefined> {
  const { layout, dataset, period } = options;
  const { partition } = layout.tables[dataset.name];
  yield* aheadInOrder(daysBefore(period), async (day) => {
    const items: Item[] = [];
    let startKey: Record<string, AttributeValue> | undefined;
    do {
      const page: QueryCommandOutput = await query(options, {
        ExclusiveStartKey: startKey,
        KeyConditionExpression: '#partition = :day',
        ExpressionAttributeNames: { '#partition': partition.attribute },
        ExpressionAttributeValues: { ':day': { S: day } },
      });
      items.push(...((page.Items ?? []) as Item[]));
      startKey = page.LastEvaluatedKey;
    } while (startKey);
    return items.reverse();
  });
}

function query(
  { dynamodb, tableName, signal }: BackwardsOptions,
  input: Omit<QueryCommandInput, 'TableName'>,
): Promise<QueryCommandOutput> {
  return dynamodb.send(
    new QueryCommand({ TableName: tableName, ConsistentRead: true, ScanIndexForward: false, ...input }),
    { abortSignal: signal },
  );
}
