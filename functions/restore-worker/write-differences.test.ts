import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DeleteItemCommand, PutItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import type { DynamodbFixture } from 'local-aws/dynamodb/testing/dynamodb-fixture.ts';
import { orders, startFixture } from 'local-aws/dynamodb/testing/dynamodb-fixture.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLineWriter } from '../../archive/entries/jsonl.ts';
import { parseItem } from '../../archive/items/item-json.ts';
import type { Dataset, DatasetName } from '../../ledger/datasets.ts';
import { datasets, kindsMaster, slips } from '../../ledger/datasets.ts';
import { byOwner } from '../../ledger/layouts/by-owner.ts';
import type { Choice } from '../../restore/choice.ts';
import { isTouched } from '../../restore/choice.ts';
import type { Table } from '../../restore/ledger-arbitrary.ts';
import { anyChoice, anyTable, owner, recordOf, streamOf } from '../../restore/ledger-arbitrary.ts';
import type { LedgerRecord } from '../../restore/ledger-record.ts';
import type { Direction } from '../../restore/passes.ts';
import { sameRecord } from '../../restore/same-item.ts';
import type { Differences } from './write-differences.ts';
import { writeDifferences } from './write-differences.ts';
import { WritePool } from './write-pool.ts';

type Ledger = Readonly<Record<DatasetName, Table>>;

let fixture: DynamodbFixture;
beforeAll(async () => {
  fixture = await startFixture({ tables: datasets.map(tableOf) });
});
afterAll(() => fixture.dynamodb.close());

function tableOf({ name, partitionAttribute, sortAttribute }: Dataset): typeof orders {
  const attributes = [partitionAttribute, sortAttribute];
  return {
    ...orders,
    name,
    definition: {
      ...orders.definition,
      TableName: name,
      KeySchema: attributes.map((AttributeName, index) => ({ AttributeName, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
      AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    },
  };
}

const none: Ledger = { slips: new Map(), balances: new Map(), kinds: new Map(), methods: new Map() };

/** Any slips and kinds; the other tables are handled alike. */
const anyLedger = fc
  .record({ slips: anyTable(slips), kinds: anyTable(kindsMaster) })
  .filter(({ slips: records, kinds }) => ![...records.values(), ...kinds.values()].some(hasNamelessAttribute))
  .map((tables): Ledger => ({ ...none, ...tables }));

/** DynamoDB takes no attribute without a name. */
function hasNamelessAttribute({ line }: LedgerRecord): boolean {
  return '' in parseItem(line);
}

async function live(dataset: Dataset): Promise<Table> {
  const line = jsonLineWriter();
  const records = new Map<string, LedgerRecord>();
  const pages = paginateQuery(
    { client: fixture.operator },
    {
      TableName: dataset.name,
      ConsistentRead: true,
      KeyConditionExpression: '#o = :o',
      ExpressionAttributeNames: { '#o': dataset.partitionAttribute },
      ExpressionAttributeValues: { ':o': { S: owner } },
    },
  );
  for await (const { Items = [] } of pages) {
    for (const item of Items) {
      const key = item[dataset.sortAttribute]?.S ?? '';
      records.set(key, { key, line: line(item) });
    }
  }
  return records;
}

const sdkItem = ({ line }: LedgerRecord) => parseItem(line) as unknown as Record<string, AttributeValue>;
const put = (dataset: Dataset, record: LedgerRecord) =>
  fixture.operator.send(new PutItemCommand({ TableName: dataset.name, Item: sdkItem(record) }));

async function plant(ledger: Ledger): Promise<void> {
  for (const dataset of datasets) {
    for (const key of (await live(dataset)).keys()) {
      const Key = { [dataset.partitionAttribute]: { S: owner }, [dataset.sortAttribute]: { S: key } };
      await fixture.operator.send(new DeleteItemCommand({ TableName: dataset.name, Key }));
    }
    for (const record of ledger[dataset.name].values()) await put(dataset, record);
  }
}

interface RunOptions {
  readonly copy: Ledger;
  readonly before: Ledger;
  readonly choice: Choice;
  readonly direction?: Direction;
  /** Called before each write with its number, from 0; what it throws ends the run there. */
  readonly beforeWrite?: (write: number) => Promise<void>;
}

function run({ copy, before, choice, direction = 'APPLY', beforeWrite }: RunOptions): Promise<Differences> {
  const { signal } = new AbortController();
  let writes = 0;
  return writeDifferences({
    direction,
    choice,
    sources: {
      copy: ({ name }) => streamOf(copy[name]),
      before: ({ name }) => streamOf(before[name]),
      live: async function* (dataset) {
        yield* streamOf(await live(dataset));
      },
    },
    table: (dataset) => ({ dynamodb: fixture.operator, tableName: dataset.name, dataset, layout: byOwner, owner }),
    pool: new WritePool({ most: 4, signal, isThrottle: () => false }),
    untilMayWrite: async () => {
      writes += 1;
      await beforeWrite?.(writes - 1);
    },
    signal,
    onOutcome: () => undefined,
  });
}

/** Stands for the end of a process: no write of the run starts after it. */
class Killed extends Error {}
const killedAt = (last: number) => (write: number) =>
  write >= last ? Promise.reject(new Killed()) : Promise.resolve();

async function expectLedger(expected: Ledger): Promise<void> {
  for (const dataset of datasets) {
    const found = await live(dataset);
    expect([...found.keys()].sort(), dataset.name).toEqual([...expected[dataset.name].keys()].sort());
    for (const [key, record] of expected[dataset.name]) expect(sameRecord(found.get(key), record), key).toBe(true);
  }
}

/** The specification: every touched record is as in the copy, every other as before. */
function specified(before: Ledger, copy: Ledger, choice: Choice): Ledger {
  const tables = datasets.map((dataset): [DatasetName, Table] => {
    const [here, inCopy] = [before[dataset.name], copy[dataset.name]];
    const result = new Map(here);
    for (const [key, record] of inCopy)
      if (isTouched(here.has(key) ? 'CHANGE' : 'ADD', dataset, choice)) result.set(key, record);
    if (isTouched('ONLY_HERE', dataset, choice))
      for (const key of here.keys()) if (!inCopy.has(key)) result.delete(key);
    return [dataset.name, result];
  });
  return Object.fromEntries(tables) as Record<DatasetName, Table>;
}

const slip = (key: string, value: string) => recordOf(slips, key, { value: { N: value } });
const ledgerOf = (...records: readonly LedgerRecord[]): Ledger => ({
  ...none,
  slips: new Map(records.map((record) => [record.key, record])),
});
const exact: Choice = { mode: 'EXACT', changesMasters: true };

describe('a restore of a real table', () => {
  it('killed at any write, goes on to what the specification says, and is undone to the ledger before', async () => {
    const anyCase = fc.record({ before: anyLedger, copy: anyLedger, choice: anyChoice, kill: fc.nat(8) });
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ before, copy, choice, kill }) => {
        await plant(before);
        await run({ copy, before, choice, beforeWrite: killedAt(kill) }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(Killed);
        });
        expect(await run({ copy, before, choice })).toMatchObject({ conflicts: 0 });
        await expectLedger(specified(before, copy, choice));
        expect(await run({ copy, before, choice })).toMatchObject({ written: 0, conflicts: 0 });

        await run({ copy, before, choice, direction: 'UNDO', beforeWrite: killedAt(kill) }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(Killed);
        });
        await run({ copy, before, choice, direction: 'UNDO' });
        await expectLedger(before);
      }),
      { numRuns: 15 },
    );
  });

  it('deletes nothing before every addition and change is written', async () => {
    const before = ledgerOf(slip('20250301#a', '1'), slip('20250302#b', '1'));
    const copy = ledgerOf(slip('20250302#b', '2'), slip('20250303#c', '3'));
    await plant(before);
    await expect(run({ before, copy, choice: exact, beforeWrite: killedAt(2) })).rejects.toThrow(Killed);
    await expectLedger(ledgerOf(slip('20250301#a', '1'), slip('20250302#b', '2'), slip('20250303#c', '3')));
  });

  it('leaves and names a record that another writer changes in the moment of the write', async () => {
    const before = ledgerOf(slip('20250301#a', '1'));
    await plant(before);
    const result = await run({
      before,
      copy: ledgerOf(slip('20250301#a', '2')),
      choice: exact,
      beforeWrite: async () => {
        await put(slips, slip('20250301#a', '99'));
      },
    });
    expect(result).toMatchObject({
      written: 0,
      conflicts: 1,
      conflictExamples: [{ table: 'slips', key: '20250301#a' }],
    });
    await expectLedger(ledgerOf(slip('20250301#a', '99')));
  });

  it('when undone, leaves and names a record that another writer has changed since', async () => {
    const before = ledgerOf(slip('20250301#a', '1'));
    const copy = ledgerOf(slip('20250301#a', '2'), slip('20250302#b', '2'));
    await plant(before);
    await run({ before, copy, choice: exact });
    await put(slips, slip('20250302#b', '99'));
    expect(await run({ before, copy, choice: exact, direction: 'UNDO' })).toMatchObject({
      written: 1,
      conflictExamples: [{ table: 'slips', key: '20250302#b' }],
    });
    await expectLedger(ledgerOf(slip('20250301#a', '1'), slip('20250302#b', '99')));
  });

  it('leaves alone a record that no condition can express', async () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`a${index}`, { N: '1' }]));
    const before = ledgerOf(recordOf(slips, '20250301#a', many));
    await plant(before);
    expect(await run({ before, copy: ledgerOf(slip('20250301#a', '2')), choice: exact })).toMatchObject({
      written: 0,
      unwritable: 1,
    });
    await expectLedger(before);
  });

  it('does not add a record that no undo could delete, so that an undo leaves the ledger as before', async () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`a${index}`, { N: '1' }]));
    const copy = ledgerOf(recordOf(slips, '20250301#a', many), slip('20250302#b', '2'));
    await plant(none);
    expect(await run({ before: none, copy, choice: exact })).toMatchObject({ written: 1, unwritable: 1 });
    await expectLedger(ledgerOf(slip('20250302#b', '2')));
    await run({ before: none, copy, choice: exact, direction: 'UNDO' });
    await expectLedger(none);
  });

  it('ends its writes in flight before it reports a failure', async () => {
    const copy = ledgerOf(...['a', 'b', 'c', 'd'].map((name) => slip(`20250301#${name}`, '1')));
    await plant(none);
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    const failed = Promise.withResolvers<undefined>();
    let reported = false;
    const running = run({
      before: none,
      copy,
      choice: exact,
      beforeWrite: async (write) => {
        if (write === 0) await held;
        else {
          failed.resolve(undefined);
          throw new Killed();
        }
      },
    }).finally(() => {
      reported = true;
    });
    running.catch(() => undefined);
    await failed.promise;
    // The live table of the next walk is read over the network, so the failure would be reported within this read.
    await live(slips);
    expect(reported).toBe(false);
    release(undefined);
    await expect(running).rejects.toThrow(Killed);
    expect([...(await live(slips)).keys()]).toEqual(['20250301#a']);
  });
});
