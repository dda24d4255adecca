import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../archive/items/attribute-value.ts';
import { dayOfKey, dayOfKeyLength } from '../../ledger/day.ts';
import { daysToRead } from '../../ledger/layouts/days-of-tables.ts';
import { aheadInOrder } from './ahead-in-order.ts';
import type { PagesOptions } from './pages-options.ts';

/**
 * The items of a table that has a partition for each day, in key order. The first pages of days are asked for side by
 * side.
 */
export async function* readDays(options: PagesOptions): AsyncGenerator<readonly Item[], void, undefined> {
  const firstPages = aheadInOrder(daysFrom(options), async (day) => ({ day, first: await readDay(options, day) }));
  for await (const { day, first } of firstPages) {
    for (let page = first; ; page = await readDay(options, day, page.lastKey)) {
      if (page.items.length > 0) yield page.items;
      if (!page.lastKey) break;
    }
  }
}

/** So that days that are read ahead hold little memory. Few days have more records. */
const mostInAnswer = 500;

interface DayPage {
  readonly items: readonly Item[];
  readonly lastKey: Record<string, AttributeValue> | undefined;
}

function* daysFrom({ period, after }: PagesOptions): Generator<string, void, undefined> {
  const first = after === undefined ? '' : (dayOfKey(after) ?? '');
  for (const day of daysToRead(period)) if (day >= first) yield day;
}

async function readDay(
  { dynamodb, tableName, dataset, layout, after, signal }: PagesOptions,
  day: string,
  startKey?: Record<string, AttributeValue>,
): Promise<DayPage> {
  const { partition, sort } = layout.tables[dataset.name];
  const behind = after !== undefined && sort && dayOfKey(after) === day ? after.slice(dayOfKeyLength) : undefined;
  const { Items = [], LastEvaluatedKey } = await dynamodb.send(
    new QueryCommand({
      TableName: tableName,
      ConsistentRead: true,
      Limit: mostInAnswer,
      ExclusiveStartKey: startKey,
      KeyConditionExpression: behind === undefined ? '#partition = :day' : '#partition = :day AND #sort > :behind',
      ExpressionAttributeNames: {
        '#partition': partition.attribute,
        ...(behind !== undefined && sort && { '#sort': sort.attribute }),
      },
      ExpressionAttributeValues: { ':day': { S: day }, ...(behind !== undefined && { ':behind': { S: behind } }) },
    }),
    { abortSignal: signal },
  );
  return { items: Items, lastKey: LastEvaluatedKey };
}
