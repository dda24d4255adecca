import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { DynamodbFixture } from 'local-aws/dynamodb/testing/dynamodb-fixture.ts';
import { startFixture } from 'local-aws/dynamodb/testing/dynamodb-fixture.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slips } from '../../ledger/datasets.ts';
import { byOwner } from '../../ledger/layouts/by-owner.ts';
import { owner, recordOf } from '../../restore/ledger-arbitrary.ts';
import type { LedgerRecord } from '../../restore/ledger-record.ts';
import type { StoredTable } from '../ledger-tables/stored-table.ts';
import { writeRecord } from './write-record.ts';

/** The engine's table with the slips' key. */
const tableName = 'orders';
const never = new AbortController().signal;

let fixture: DynamodbFixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.dynamodb.close());

let keys = 0;
/** A record that no test has used before, with two contents. */
function aRecord() {
  const key = `20250301#food01_${(keys += 1)}`;
  const of = (value: string) => recordOf(slips, key, { value: { N: value } });
  return { key, old: of('1'), fresh: of('2'), other: of('3') };
}

const table = (dynamodb: DynamoDBClient = fixture.operator): StoredTable => ({
  dynamodb,
  tableName,
  dataset: slips,
  layout: byOwner,
  owner,
});

const keyOf = (key: string) => ({ owner: { S: owner }, entry: { S: key } });
const put = ({ key }: LedgerRecord, value: string) =>
  fixture.operator.send(new PutItemCommand({ TableName: tableName, Item: { ...keyOf(key), value: { N: value } } }));
const valueOf = async (key: string) => {
  const { Item: item } = await fixture.operator.send(new GetItemCommand({ TableName: tableName, Key: keyOf(key) }));
  return item?.['value']?.N;
};

describe('a write of one record', () => {
  it('adds, changes and deletes', async () => {
    const { key, old, fresh } = aRecord();
    expect(await writeRecord(table(), key, undefined, old, never)).toBe('WRITTEN');
    expect(await writeRecord(table(), key, old, fresh, never)).toBe('WRITTEN');
    expect(await valueOf(key)).toBe('2');
    expect(await writeRecord(table(), key, fresh, undefined, never)).toBe('WRITTEN');
    expect(await valueOf(key)).toBeUndefined();
  });

  it('finds that it is done already', async () => {
    const { key, old, fresh } = aRecord();
    await put(fresh, '2');
    expect(await writeRecord(table(), key, undefined, fresh, never)).toBe('DONE');
    expect(await writeRecord(table(), key, old, fresh, never)).toBe('DONE');
    const absent = aRecord();
    expect(await writeRecord(table(), absent.key, absent.old, undefined, never)).toBe('DONE');
  });

  it('leaves a record that another writer has changed', async () => {
    const { key, old, fresh, other } = aRecord();
    await put(other, '3');
    for (const [from, to] of [
      [old, fresh],
      [undefined, fresh],
      [old, undefined],
    ] as const) {
      expect(await writeRecord(table(), key, from, to, never)).toBe('CONFLICT');
    }
    expect(await valueOf(key)).toBe('3');
  });

  it('leaves a record alone that another writer has deleted', async () => {
    const { key, old, fresh } = aRecord();
    expect(await writeRecord(table(), key, old, fresh, never)).toBe('CONFLICT');
    expect(await valueOf(key)).toBeUndefined();
  });

  it('is tried again where the record was changed and changed back in between', async () => {
    const { key, old, fresh } = aRecord();
    await put(old, '3');
    const client = new DynamoDBClient({ endpoint: fixture.dynamodb.url, region, credentials: operatorKeys });
    client.middlewareStack.add((next, { commandName }) => async (args) => {
      if (commandName === 'GetItemCommand') await put(old, '1');
      return next(args);
    });
    expect(await writeRecord(table(client), key, old, fresh, never)).toBe('WRITTEN');
    expect(await valueOf(key)).toBe('2');
  });

  it('throws what is no failed condition', async () => {
    const { key, old } = aRecord();
    const denied = fixture.asRole([{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' }]);
    await expect(writeRecord(table(denied), key, undefined, old, never)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});
