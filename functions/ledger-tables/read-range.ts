import type { AttributeValue, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../archive/items/attribute-value.ts';
import { storedKey } from '../../ledger/layouts/stored-record.ts';
import { entryRange } from '../../ledger/period.ts';
import type { PagesOptions } from './pages-options.ts';
import { partitionText } from './partition-text.ts';

/** The items of a table that has the whole ledger in one partition, in key order. */
export async function* readRange(options: PagesOptions): AsyncGenerator<readonly Item[], void, undefined> {
  const { dynamodb, tableName, dataset, layout, owner, period, after, signal } = options;
  const table = layout.tables[dataset.name];
  const { partition, sort } = table;
  if (!sort) throw new RangeError(`The table of ${dataset.name} has no sort key.`);
  const range = period !== null && dataset.dayAttribute !== null ? entryRange(period) : undefined;
  let startKey: Record<string, AttributeValue> | undefined =
    after === undefined ? undefined : (storedKey(table, owner, after) as Record<string, AttributeValue> | undefined);
  do {
    const answer: QueryCommandOutput = await dynamodb.send(
      new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        ExclusiveStartKey: startKey,
        KeyConditionExpression: `#partition = :partition${range ? ' AND #sort BETWEEN :first AND :last' : ''}`,
        ExpressionAttributeNames: { '#partition': partition.attribute, ...(range && { '#sort': sort.attribute }) },
        ExpressionAttributeValues: {
          ':partition': { S: partitionText(options) },
          ...(range && { ':first': { S: range.first }, ':last': { S: range.last } }),
        },
      }),
      { abortSignal: signal },
    );
    yield answer.Items ?? [];
    startKey = answer.LastEvaluatedKey;
  } while (startKey);
}
