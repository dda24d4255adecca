import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DatedName } from '../../ledger/dated-names.ts';
import type { AccountDirs } from './part-tally.ts';
import { PartTally } from './part-tally.ts';
import type { ReadLimit } from './read-limit.ts';
import type { KeyRange } from './year-ranges.ts';

/** A table of dated records of one owner. */
export interface DatedTable {
  readonly name: DatedName;
  readonly tableName: string;
  readonly owner: string;
}

/** A part of a table as far as it was read. */
export interface ReadPart {
  readonly range: KeyRange;
  readonly tally: PartTally;
  readonly isWhole: boolean;
}

/** Reads one part of a table, page by page, until its end or the limit. */
export async function readPart(
  dynamodb: DynamoDBClient,
  table: DatedTable,
  {
    range,
    accountDirs,
    limit,
  }: { readonly range: KeyRange; readonly accountDirs: AccountDirs; readonly limit: ReadLimit },
): Promise<ReadPart> {
  const tally = new PartTally(table.name, accountDirs);
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    if (limit.isReached()) return { range, tally, isWhole: false };
    const page = await dynamodb.send(
      new QueryCommand({
        ...keysIn(table, range),
        ProjectionExpression: '#entry, kind_cd_seq, method_cd, #value',
        ReturnConsumedCapacity: 'TOTAL',
        ExclusiveStartKey: from,
      }),
    );
    limit.count(page.ConsumedCapacity?.CapacityUnits ?? 0);
    for (const item of page.Items ?? []) tally.add(item);
    from = page.LastEvaluatedKey;
  } while (from);
  return { range, tally, isWhole: true };
}

/** The key of the first or the last record inside a range; undefined when there is none. */
export async function endOf(
  dynamodb: DynamoDBClient,
  table: DatedTable,
  range: KeyRange,
  isForward: boolean,
): Promise<string | undefined> {
  const { ExpressionAttributeNames, ...query } = keysIn(table, range);
  const { Items } = await dynamodb.send(
    new QueryCommand({
      ...query,
      ExpressionAttributeNames: {
        '#owner': ExpressionAttributeNames['#owner'],
        '#entry': ExpressionAttributeNames['#entry'],
      },
      ProjectionExpression: '#entry',
      ScanIndexForward: isForward,
      Limit: 1,
    }),
  );
  return Items?.[0]?.['entry']?.S;
}

function keysIn({ tableName, owner }: DatedTable, { first, last }: KeyRange) {
  const bounds =
    first !== undefined && last !== undefined
      ? ' AND #entry BETWEEN :first AND :last'
      : first !== undefined
        ? ' AND #entry >= :first'
        : last !== undefined
          ? ' AND #entry <= :last'
          : '';
  return {
    TableName: tableName,
    KeyConditionExpression: `#owner = :owner${bounds}`,
    ExpressionAttributeNames: { '#owner': 'owner', '#entry': 'entry', '#value': 'value' },
    ExpressionAttributeValues: {
      ':owner': { S: owner },
      ...(first === undefined ? {} : { ':first': { S: first } }),
      ...(last === undefined ? {} : { ':last': { S: last } }),
    },
  };
}
