import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ResourceNotFoundException,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { DynamodbFixture } from 'local-aws/dynamodb/testing/dynamodb-fixture.ts';
import { startFixture } from 'local-aws/dynamodb/testing/dynamodb-fixture.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { slips } from '../../ledger/datasets.ts';
import { byOwner } from '../../ledger/layouts/by-owner.ts';
import { owner as ledgerOwner, recordOf } from '../../restore/ledger-arbitrary.ts';
import { startFaultProxy } from '../../test/fault-proxy.ts';
import { addQuickWrites } from './quick-writes.ts';
import { writeRecord } from './write-record.ts';

const TableName = 'orders';
const owner = { S: ledgerOwner };
const credentials = { ...operatorKeys, sessionToken: '', expiration: new Date('2100-01-01T00:00:00Z') };

let fixture: DynamodbFixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.dynamodb.close());

/** Counts the requests that the SDK's own stack makes, with its tries. */
function aClient(endpoint = fixture.dynamodb.url) {
  const client = new DynamoDBClient({ endpoint, region, credentials: operatorKeys, maxAttempts: 2 });
  addQuickWrites(client, credentials);
  const slow: string[] = [];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        slow.push(commandName);
        return next(args);
      },
    { step: 'finalizeRequest', priority: 'low' },
  );
  return { client, slow };
}

let made: ReturnType<typeof aClient>;
let keys = 0;
beforeEach(() => {
  made = aClient();
});
const aKey = () => ({ owner, entry: { S: `20250301#food01_${(keys += 1)}` } });

/** Adds an item, on the condition that it is not there. */
const add = (Key: ReturnType<typeof aKey>, others: PutItemCommand['input']['Item'] = {}, client = made.client) =>
  client.send(
    new PutItemCommand({
      TableName,
      Item: { ...Key, ...others },
      ConditionExpression: 'attribute_not_exists(#k)',
      ExpressionAttributeNames: { '#k': 'entry' },
    }),
  );
const read = async (Key: ReturnType<typeof aKey>) =>
  (await fixture.operator.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item;

describe('quick writes', () => {
  it('let the SDK make the first request of an operation only, and are signed like it', async () => {
    const [first, second, third] = [aKey(), aKey(), aKey()];
    for (const key of [first, second, third]) await add(key, { value: { N: '1' } });
    for (const [key, value] of [
      [first, '2'],
      [second, '3'],
    ] as const)
      await made.client.send(
        new UpdateItemCommand({
          TableName,
          Key: key,
          UpdateExpression: 'SET #v=:v',
          ConditionExpression: '#v=:one',
          ExpressionAttributeNames: { '#v': 'value' },
          ExpressionAttributeValues: { ':v': { N: value }, ':one': { N: '1' } },
        }),
      );
    for (const Key of [third, second]) await made.client.send(new DeleteItemCommand({ TableName, Key }));
    expect(await Promise.all([first, second, third].map(read))).toEqual([
      { ...first, value: { N: '2' } },
      undefined,
      undefined,
    ]);
    expect(made.slow).toEqual(['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand']);
  });

  it('write every type as the SDK does', async () => {
    const everything = {
      s: { S: '牛乳と卵 "\\\n😀' },
      n: { N: '-12.5' },
      b: { B: new Uint8Array([0, 255, 7]) },
      bool: { BOOL: false },
      nothing: { NULL: true },
      ss: { SS: ['a', 'b'] },
      ns: { NS: ['1', '2'] },
      bs: { BS: [new Uint8Array([1]), new Uint8Array([2])] },
      list: { L: [{ S: '' }, { M: { inner: { B: new Uint8Array([9]) } } }] },
      map: { M: {} },
    };
    const [first, second] = [aKey(), aKey()];
    await add(first, everything);
    await add(second, everything);
    expect(made.slow).toHaveLength(1);
    const [{ entry: one, ...bySdk } = {}, { entry: other, ...quickly } = {}] = await Promise.all(
      [first, second].map(read),
    );
    expect([one, other]).toEqual([first.entry, second.entry]);
    expect(quickly).toEqual(bySdk);
  });

  it('end with the SDK’s own errors', async () => {
    const key = aKey();
    await add(key);
    await expect(add(key)).rejects.toThrow(ConditionalCheckFailedException);
    const absent = new PutItemCommand({ TableName: 'absent', Item: key });
    await expect(made.client.send(absent)).rejects.toThrow(ResourceNotFoundException);
  });

  it.each([
    ['the service fails', { answer: 500, body: '{}' }, 'WRITTEN'],
    ['the answer is cut off', { cutAnswerAfterBytes: 1 }, 'DONE'],
    ['the answer is lost', 'lose-answer', 'DONE'],
  ] as const)('are sent again by the SDK when %s', async (_, fault, outcome) => {
    const proxy = await startFaultProxy(() => fixture.dynamodb.url);
    try {
      const { client, slow } = aClient(proxy.url);
      await add(aKey(), {}, client);
      const { entry } = aKey();
      const record = recordOf(slips, entry.S, { value: { N: '1' } });
      let faults = 1;
      proxy.onRequest = () => (faults-- > 0 ? fault : undefined);
      const table = { dynamodb: client, tableName: TableName, dataset: slips, layout: byOwner, owner: owner.S };
      expect(await writeRecord(table, entry.S, undefined, record, new AbortController().signal)).toBe(outcome);
      expect(slow.filter((name) => name === 'PutItemCommand')).toHaveLength(2);
    } finally {
      await proxy.close();
    }
  });
});
