// The local host's own DynamoDB and S3, and the canned API, in one separate process. Usage: engine-server.ts <rows>

import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accountId, createGateFixture, operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import { startDynamodb } from 'local-aws/dynamodb/start.ts';
import { startS3 } from 'local-aws/s3/start.ts';
import { importLedgers } from '../dev/seed/import-ledgers.ts';
import { byDataset, datasets } from '../ledger/datasets.ts';
import { byOwner } from '../ledger/layouts/by-owner.ts';
import { benchOwner } from './bench-owner.ts';
import { jobResponse } from './canned/canned-jobs.ts';
import { bodyOf } from './canned/canned-s3.ts';
import { assumeRoleResponse } from './canned/canned-sts.ts';
import type { ServerUrls } from './server-urls.ts';
import { syntheticLedger } from './synthetic-ledger.ts';

const { dataDir, clock, gate, role, keysOf } = createGateFixture();
/** The worker's role of one owner. The bench measures time, so its policy allows everything. */
const ownersKeys = keysOf(role('owner', [{ Effect: 'Allow', Action: '*', Resource: '*' }]));
const tables = byDataset(({ name }) => name);
const definitions = [...datasets, { name: 'exports', partitionAttribute: 'owner', sortAttribute: 'entry' }].map(
  ({ name, partitionAttribute, sortAttribute }) => ({
    name,
    definition: {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [partitionAttribute, sortAttribute].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: partitionAttribute, KeyType: 'HASH' },
        { AttributeName: sortAttribute, KeyType: 'RANGE' },
      ],
    },
    deletionProtection: false,
  }),
);
const dynamodb = await startDynamodb({
  ...{
    port: 0,
    dataDir,
    clock,
    gate,
    region,
    accountId,
    tables: definitions,
    faults: { throttledTables: new Set<string>() },
  },
  beforeOpening: async (enginePath) => {
    await importLedgers({
      enginePath,
      tables,
      layout: byOwner,
      ledgers: [{ owner: benchOwner, ledger: syntheticLedger(Number(process.argv[2])) }],
    });
  },
});
const s3 = await startS3({ port: 0, dataDir, clock, gate, buckets: [{ name: 'archive', lifecycle: [], cors: [] }] });
const api = createServer((request, response) => {
  if (request.url?.startsWith('/sts')) {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/xml' }).end(assumeRoleResponse(ownersKeys));
    return;
  }
  void bodyOf(request).then((body) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(jobResponse(body.toString('utf8'))),
  );
});
api.listen(0, '127.0.0.1', () => {
  const urls: ServerUrls = {
    dynamodb: dynamodb.url,
    s3: s3.url,
    graphql: `http://127.0.0.1:${(api.address() as AddressInfo).port}/graphql`,
    sts: `http://127.0.0.1:${(api.address() as AddressInfo).port}/sts`,
    keys: operatorKeys,
  };
  process.stdout.write(`${JSON.stringify(urls)}\n`);
});
process.stdin.on('end', () => void close()).resume();

async function close(): Promise<void> {
  api.close();
  api.closeAllConnections();
  await s3.close();
  await dynamodb.close();
  await rm(dataDir, { recursive: true, force: true });
}
