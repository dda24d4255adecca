import type { DynamoDBClient, AttributeValue as SdkValue } from '@aws-sdk/client-dynamodb';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import type { DynamodbFixture } from 'local-aws/dynamodb/testing/dynamodb-fixture.ts';
import { startFixture } from 'local-aws/dynamodb/testing/dynamodb-fixture.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../archive/items/attribute-value.ts';
import { anyItem } from '../archive/items/item-arbitrary.ts';
import { parseItem } from '../archive/items/item-json.ts';
import { slips } from '../ledger/datasets.ts';
import { byOwner } from '../ledger/layouts/by-owner.ts';
import type { ConditionalWrite } from './conditional-write.ts';
import { conditionalWrite } from './conditional-write.ts';
import { expressionObstacle } from './expression-limits.ts';
import { owner, recordOf } from './ledger-arbitrary.ts';
import type { LedgerRecord } from './ledger-record.ts';
import { sameItem } from './same-item.ts';

const table = { dataset: slips, layout: byOwner };

/** The engine's table with the slips' key. */
const TableName = 'orders';
const key = '20250301#food01_1';
const Key = { owner: { S: owner }, entry: { S: key } };

let fixture: DynamodbFixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.dynamodb.close());

type SdkItem = Record<string, SdkValue>;

/** The SDK's type is a union with one member for each type of value. The pure trees have one type with optional members. */
const sdkItem = (item: Item): SdkItem => item as unknown as SdkItem;

async function send(write: ConditionalWrite): Promise<'done' | 'refused'> {
  try {
    await sendTo(fixture.operator, write);
    return 'done';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'refused';
    throw error;
  }
}

async function sendTo(client: DynamoDBClient, { operation, input }: ConditionalWrite): Promise<void> {
  const { ExpressionAttributeValues: values, ...condition } = input;
  const common = { ...condition, TableName, ...(values && { ExpressionAttributeValues: sdkItem(values) }) };
  if (operation === 'PutItem') await client.send(new PutItemCommand({ ...common, Item: sdkItem(input.Item) }));
  else if (operation === 'UpdateItem') await client.send(new UpdateItemCommand({ ...common, Key: sdkItem(input.Key) }));
  else await client.send(new DeleteItemCommand({ ...common, Key: sdkItem(input.Key) }));
}

async function store(record: LedgerRecord | undefined): Promise<void> {
  if (record === undefined) await fixture.operator.send(new DeleteItemCommand({ TableName, Key }));
  else await fixture.operator.send(new PutItemCommand({ TableName, Item: sdkItem(parseItem(record.line)) }));
}

async function stored(): Promise<Item | undefined> {
  const { Item: item } = await fixture.operator.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  return item;
}

const slip = (attributes: Item): LedgerRecord => recordOf(slips, key, attributes);

/** DynamoDB takes no attribute without a name. */
const anySlip = anyItem.filter((item) => !('' in item)).map(slip);

const expectStored = async (record: LedgerRecord | undefined): Promise<void> => {
  const item = await stored();
  if (record === undefined) expect(item).toBeUndefined();
  else expect(sameItem(item ?? {}, parseItem(record.line)), JSON.stringify(item)).toBe(true);
};

describe('a write on the condition that the record is as before', () => {
  it('changes any record to any other, and is refused the second time', async () => {
    const anyPair = fc.tuple(fc.option(anySlip, { nil: undefined }), fc.option(anySlip, { nil: undefined }));
    await fc.assert(
      fc.asyncProperty(
        anyPair.filter(([from, to]) => from?.line !== to?.line),
        async ([from, to]) => {
          const write = conditionalWrite(table, from, to);
          await store(from);
          expect(await send(write)).toBe('done');
          await expectStored(to);
          // An update may repeat harmlessly: the condition still holds where only attributes that were equal differ.
          if (write.operation !== 'UpdateItem') expect(await send(write)).toBe('refused');
        },
      ),
      { numRuns: 150 },
    );
  });

  const before = { value: { N: '100' }, memo: { S: 'パン' } };
  it.each<[string, Item | undefined]>([
    ['another value', { ...before, value: { N: '101' } }],
    ['another type', { ...before, value: { S: '100' } }],
    ['an attribute less', { value: { N: '100' } }],
    ['no record', undefined],
  ])('is refused and changes nothing where it meets %s', async (_, met) => {
    for (const to of [slip({ ...before, memo: { S: '米' } }), undefined]) {
      await store(met && slip(met));
      expect(await send(conditionalWrite(table, slip(before), to))).toBe('refused');
      await expectStored(met && slip(met));
    }
  });

  it('compares numbers by value', async () => {
    await store(slip({ value: { N: '100' } }));
    expect(await send(conditionalWrite(table, slip({ value: { N: '1E2' } }), slip({ value: { N: '7' } })))).toBe(
      'done',
    );
    await expectStored(slip({ value: { N: '7' } }));
  });

  it('is refused where an attribute that it adds has appeared', async () => {
    await store(slip({ ...before, shop: { S: '店' } }));
    const write = conditionalWrite(table, slip(before), slip({ ...before, shop: { S: '別の店' } }));
    expect(await send(write)).toBe('refused');
  });

  it('adds nothing over a record that is there', async () => {
    await store(slip(before));
    expect(await send(conditionalWrite(table, undefined, slip({ memo: { S: '米' } })))).toBe('refused');
    await expectStored(slip(before));
  });

  it('keeps an attribute that another writer adds in the same moment', async () => {
    await store(slip({ ...before, shop: { S: '店' } }));
    expect(await send(conditionalWrite(table, slip(before), slip({ ...before, memo: { S: '米' } })))).toBe('done');
    await expectStored(slip({ ...before, memo: { S: '米' }, shop: { S: '店' } }));
  });

  it('deletes a record of key attributes alone, once', async () => {
    await store(slip({}));
    const write = conditionalWrite(table, slip({}), undefined);
    expect(await send(write)).toBe('done');
    expect(await send(write)).toBe('refused');
  });

  it('has one key, and something to write', () => {
    expect(() => conditionalWrite(table, slip({}), { key: 'other', line: '{}' })).toThrow(RangeError);
    expect(() => conditionalWrite(table, undefined, undefined)).toThrow(RangeError);
  });
});

describe('an obstacle of the expressions', () => {
  const attributes = (count: number): Item =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, { N: '1' }]));
  const deletionOf = (count: number) => conditionalWrite(table, slip(attributes(count)), undefined);

  it('is known exactly where the engine has it', async () => {
    let most = 0;
    for (const count of [148, 149, 150, 151]) {
      await store(slip(attributes(count)));
      if (expressionObstacle(deletionOf(count)) === undefined) most = count;
    }
    expect(expressionObstacle(deletionOf(most + 1))).toBe('TOO_MANY_OPERATORS');
    await store(slip(attributes(most)));
    expect(await send(deletionOf(most))).toBe('done');
  });

  it('is none for a slip', () => {
    expect(expressionObstacle(deletionOf(10))).toBeUndefined();
  });
});
