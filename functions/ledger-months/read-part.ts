import type { AttributeValue, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DatedName } from '../../ledger/dated-names.ts';
import { daysToRead } from '../../ledger/layouts/days-of-tables.ts';
import { isAsArchived } from '../../ledger/layouts/is-as-archived.ts';
import { fromStored } from '../../ledger/layouts/stored-record.ts';
import { aheadInOrder } from '../ledger-tables/ahead-in-order.ts';
import { partitionText } from '../ledger-tables/partition-text.ts';
import type { StoredTable } from '../ledger-tables/stored-table.ts';
import type { AccountDirs } from './part-tally.ts';
import { PartTally } from './part-tally.ts';
import type { ReadLimit } from './read-limit.ts';
import type { KeyRange } from './year-ranges.ts';

/** A table of dated records. */
export interface DatedTable extends StoredTable {
  readonly name: DatedName;
}

/** A part of a table as far as it was read. */
export interface ReadPart {
  readonly range: KeyRange;
  readonly tally: PartTally;
  readonly isWhole: boolean;
}

interface Reading {
  readonly range: KeyRange;
  readonly accountDirs: AccountDirs;
  readonly limit: ReadLimit;
}

/** Reads one part of a table that has a range of keys for it, page by page, until its end or the limit. */
export async function readPart(table: DatedTable, { range, accountDirs, limit }: Reading): Promise<ReadPart> {
  const tally = new PartTally(table.name, accountDirs);
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    if (limit.isReached()) return { range, tally, isWhole: false };
    const page = await table.dynamodb.send(
      new QueryCommand({
        ...keysIn(table, range),
        ...projection(table),
        ReturnConsumedCapacity: 'TOTAL',
        ExclusiveStartKey: from,
      }),
    );
    limit.count(page.ConsumedCapacity?.CapacityUnits ?? 0);
    for (const item of page.Items ?? []) tally.add(recordOf(table, item));
    from = page.LastEvaluatedKey;
  } while (from);
  return { range, tally, isWhole: true };
}

/** The same for a part of a table that has a partition for each day. */
export async function readPartOfDays(table: DatedTable, { range, accountDirs, limit }: Reading): Promise<ReadPart> {
  const tally = new PartTally(table.name, accountDirs);
  const { partition } = table.layout.tables[table.dataset.name];
  const { names, expression } = projectionOf(table);
  const items = aheadInOrder(daysToRead(range.days ?? null), async (day) => {
    const found = [];
    let from: QueryCommandInput['ExclusiveStartKey'];
    do {
      if (limit.isReached()) return undefined;
      const page = await table.dynamodb.send(
        new QueryCommand({
          TableName: table.tableName,
          KeyConditionExpression: '#partition = :day',
          ProjectionExpression: expression,
          ExpressionAttributeNames: { ...names, '#partition': partition.attribute },
          ExpressionAttributeValues: { ':day': { S: day } },
          ReturnConsumedCapacity: 'TOTAL',
          ExclusiveStartKey: from,
        }),
      );
      limit.count(page.ConsumedCapacity?.CapacityUnits ?? 0);
      found.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from);
    return found;
  });
  for await (const ofDay of items) {
    if (!ofDay) return { range, tally, isWhole: false };
    for (const item of ofDay) tally.add(recordOf(table, item));
  }
  return { range, tally, isWhole: true };
}

/** The key of the first or the last record inside a range; undefined when there is none. */
export async function endOf(table: DatedTable, range: KeyRange, isForward: boolean): Promise<string | undefined> {
  const { sort } = table.layout.tables[table.dataset.name];
  if (!sort) throw new RangeError(`The table of ${table.name} has no sort key.`);
  const { ExpressionAttributeNames, ...query } = keysIn(table, range);
  const { Items } = await table.dynamodb.send(
    new QueryCommand({
      ...query,
      ExpressionAttributeNames,
      ProjectionExpression: '#sort',
      ScanIndexForward: isForward,
      Limit: 1,
    }),
  );
  return Items?.[0]?.[sort.attribute]?.S;
}

/** An item with the attributes that archives have, as far as it was asked for them. */
function recordOf({ layout, dataset, owner }: DatedTable, item: Record<string, AttributeValue>) {
  if (isAsArchived(layout, dataset)) return item;
  return fromStored(dataset, layout.tables[dataset.name], owner, item) as typeof item;
}

function keysIn(table: DatedTable, { first, last }: KeyRange) {
  const { partition, sort } = table.layout.tables[table.dataset.name];
  const bounds =
    first !== undefined && last !== undefined
      ? ' AND #sort BETWEEN :first AND :last'
      : first !== undefined
        ? ' AND #sort >= :first'
        : last !== undefined
          ? ' AND #sort <= :last'
          : '';
  return {
    TableName: table.tableName,
    KeyConditionExpression: `#partition = :partition${bounds}`,
    ExpressionAttributeNames: { '#partition': partition.attribute, '#sort': sort?.attribute ?? '' },
    ExpressionAttributeValues: {
      ':partition': { S: partitionText(table) },
      ...(first === undefined ? {} : { ':first': { S: first } }),
      ...(last === undefined ? {} : { ':last': { S: last } }),
    },
  };
}

function projection(table: DatedTable) {
  const { names, expression } = projectionOf(table);
  const { partition, sort } = table.layout.tables[table.dataset.name];
  return {
    ProjectionExpression: expression,
    ExpressionAttributeNames: { ...names, '#partition': partition.attribute, '#sort': sort?.attribute ?? '' },
  };
}

/** The attributes that a summary needs, each once, and those of the key. */
function projectionOf({ layout, dataset }: DatedTable) {
  const { partition, sort } = layout.tables[dataset.name];
  const others = ['kind_cd_seq', 'method_cd', 'value'].filter(
    (name) => name !== partition.attribute && name !== sort?.attribute,
  );
  const names = Object.fromEntries(others.map((name, index) => [`#other${index}`, name]));
  return {
    names: { ...names, '#partition': partition.attribute, '#sort': sort?.attribute ?? '' },
    expression: ['#partition', '#sort', ...Object.keys(names)].join(', '),
  };
}
