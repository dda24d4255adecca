import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { CreateTableCommand, DynamoDBClient, paginateScan, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { byDataset, datasets } from '../../ledger/datasets.ts';
import { byOwner } from '../../ledger/layouts/by-owner.ts';
import { generateLedger } from './generate-ledger.ts';
import { EngineFolderInUse, importLedgers, TableNotImportable } from './import-ledgers.ts';
import { plantLedger } from './plant-ledger.ts';
import { student } from './student.ts';

const tables = byDataset(({ name }) => name);
const family = generateLedger({ seed: 1, from: '2025-02-10', to: '2025-04-05' });
const other = generateLedger({ seed: 2, from: '2026-01-01', to: '2026-01-31', household: student });
const ledgers = [
  { owner: 'ap-northeast-1:a', ledger: family },
  { owner: 'ap-northeast-1:b', ledger: other },
];

let folders: string[] = [];
const folder = async () => {
  const path = await mkdtemp(join(tmpdir(), 'import-ledgers-'));
  folders.push(path);
  return path;
};
afterEach(async () => {
  await Promise.all(folders.map((path) => rm(path, { recursive: true })));
  folders = [];
});

/** Runs an engine on the folder while `use` lasts. */
const withEngine = async <Result>(
  enginePath: string,
  use: (client: DynamoDBClient) => Promise<Result>,
): Promise<Result> => {
  const server = dynalite({ path: enginePath, createTableMs: 0 }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'ap-northeast-1',
    credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'test' },
  });
  try {
    return await use(client);
  } finally {
    client.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
};

const createTables = async (client: DynamoDBClient, more: Partial<CreateTableCommandInput> = {}) => {
  for (const { name, sortAttribute: sortKey } of datasets) {
    const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
    const KeySchema = [
      { AttributeName: 'owner', KeyType: 'HASH' as const },
      { AttributeName: sortKey, KeyType: 'RANGE' as const },
    ];
    const definition = {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST' as const,
      AttributeDefinitions: [attribute('owner'), attribute(sortKey)],
      KeySchema,
    };
    await client.send(new CreateTableCommand({ ...definition, ...more }));
    await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1 }, { TableName: name });
  }
};

const everything = async (client: DynamoDBClient) => {
  const rows: string[] = [];
  for (const TableName of Object.values(tables)) {
    for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true })) {
      for (const item of page.Items ?? [])
        rows.push(`${TableName} ${JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))}`);
    }
  }
  return rows.sort();
};

let enginePath: string;
beforeEach(async () => {
  enginePath = await folder();
});

it('leaves the very items that planting through the engine leaves', async () => {
  const planted = await withEngine(await folder(), async (client) => {
    await createTables(client);
    for (const { owner, ledger } of ledgers) await plantLedger({ client, tables, owner, ledger });
    return everything(client);
  });
  await withEngine(enginePath, (client) => createTables(client));
  expect(await importLedgers({ enginePath, tables, layout: byOwner, ledgers })).toBe(planted.length);
  expect(await withEngine(enginePath, everything)).toEqual(planted);
});

it('changes nothing when done twice', async () => {
  await withEngine(enginePath, (client) => createTables(client));
  const count = await importLedgers({ enginePath, tables, layout: byOwner, ledgers });
  expect(await importLedgers({ enginePath, tables, layout: byOwner, ledgers })).toBe(count);
  expect(await withEngine(enginePath, everything)).toHaveLength(count);
});

it('refuses a folder that an engine has open', async () => {
  await withEngine(enginePath, async (client) => {
    await createTables(client);
    await expect(importLedgers({ enginePath, tables, layout: byOwner, ledgers })).rejects.toThrow(EngineFolderInUse);
  });
});

it('refuses a table that is not there, and lets go of the folder', async () => {
  await expect(importLedgers({ enginePath, tables, layout: byOwner, ledgers })).rejects.toThrow(
    new TableNotImportable('slips', 'there is none'),
  );
  await withEngine(enginePath, (client) => createTables(client));
  expect(await importLedgers({ enginePath, tables, layout: byOwner, ledgers })).toBeGreaterThan(0);
});

it('refuses a table with indexes, which it would leave behind', async () => {
  const index = {
    IndexName: 'by-owner',
    KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' as const }],
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  };
  await withEngine(enginePath, (client) => createTables(client, { GlobalSecondaryIndexes: [index] }));
  await expect(importLedgers({ enginePath, tables, layout: byOwner, ledgers })).rejects.toThrow(
    new TableNotImportable('slips', 'it has indexes'),
  );
});

it('refuses an item without its key', async () => {
  await withEngine(enginePath, (client) => createTables(client));
  const ledger = [{ dataset: 'slips' as const, item: { tgt_date: { S: '20250101' } } }];
  await expect(
    importLedgers({ enginePath, tables, layout: byOwner, ledgers: [{ owner: 'ap-northeast-1:a', ledger }] }),
  ).rejects.toThrow(/Missing the key entry/);
});
