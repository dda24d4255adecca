import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import dynalite from 'dynalite';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { plantLedger } from '../../dev/seed/plant-ledger.ts';
import type { ExportEvent, ExportRun } from '../../functions/export-worker/run-export.ts';
import { runExport } from '../../functions/export-worker/run-export.ts';
import { ApiUnreachable } from '../../functions/jobs/call-api.ts';
import type { Jobs } from '../../functions/jobs/jobs.ts';
import { createDynamodb, createS3 } from '../../functions/owner/clients.ts';
import type { DatasetName } from '../../ledger/datasets.ts';
import { byDataset, datasets } from '../../ledger/datasets.ts';
import { byOwner } from '../../ledger/layouts/by-owner.ts';
import type { FaultProxy } from '../fault-proxy.ts';
import { startFaultProxy } from '../fault-proxy.ts';
import { ReferenceJobs } from './reference-jobs.ts';

export type LedgerItem = Readonly<Record<string, AttributeValue>>;
export interface PlantedItem {
  readonly dataset: DatasetName;
  readonly item: LedgerItem;
}

/** The worker's clients between a real dynalite and the local S3 endpoint, with a fault proxy in front of each. */
export interface WorkerFixture {
  readonly jobs: ReferenceJobs;
  readonly toDynamodb: FaultProxy;
  readonly toS3: FaultProxy;
  /** A separate client that bypasses the proxy and leaves nothing out. */
  readonly dynamodb: DynamoDBClient;
  readonly logged: { readonly step: string; readonly line: string }[];
  plant(owner: string, ledger: Iterable<PlantedItem>): Promise<void>;
  /** Requests an export and runs the worker on it. */
  run(request: ExportEvent, changes?: Partial<ExportRun>): Promise<Awaited<ReturnType<typeof runExport>>>;
  /** Delivers the event once more. */
  again(request: ExportEvent, changes?: Partial<ExportRun>): Promise<Awaited<ReturnType<typeof runExport>>>;
  /** The jobs, except that the report of READY is dropped. */
  unreachableAtReady(): Jobs;
  /** Keys of objects and of unfinished uploads. */
  stored(): Promise<{ readonly objects: readonly string[]; readonly uploads: readonly string[] }>;
  fetch(key: string): Promise<Buffer>;
  /** Removes all objects. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

const tableNames: Readonly<Record<DatasetName, string>> = byDataset(({ name }) => name);
export const versionTableName = 'exports';

export async function startWorkerFixture(): Promise<WorkerFixture> {
  const engine: Server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
  const engineUrl = `http://127.0.0.1:${(engine.address() as AddressInfo).port}`;
  const s3 = await startFixture();
  const [toDynamodb, toS3] = [await startFaultProxy(() => engineUrl), await startFaultProxy(() => s3.s3.url)];

  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: operatorKeys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operatorKeys.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: toDynamodb.url,
    AWS_ENDPOINT_URL_S3: toS3.url,
  });
  const dynamodb = new DynamoDBClient({ region, endpoint: engineUrl, credentials: operatorKeys });
  const tables = [
    ...datasets.map((dataset) => ({ ...dataset, tableName: tableNames[dataset.name] })),
    { tableName: versionTableName, partitionAttribute: 'owner', sortAttribute: 'entry' },
  ];
  for (const { tableName, partitionAttribute, sortAttribute } of tables) {
    await dynamodb.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [partitionAttribute, sortAttribute].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: [
          { AttributeName: partitionAttribute, KeyType: 'HASH' },
          { AttributeName: sortAttribute, KeyType: 'RANGE' },
        ],
      }),
    );
  }
  const worker = { dynamodb: createDynamodb(), s3: createS3() };
  const jobs = new ReferenceJobs();
  const logged: { step: string; line: string }[] = [];

  const again: WorkerFixture['again'] = (request, changes) =>
    runExport(request, {
      jobs,
      ledger: { dynamodb: worker.dynamodb, tableNames, layout: byOwner, versionTableName, allWritersKeepFence: true },
      storage: { s3: worker.s3, bucket: 'archive' },
      retentionDays: 7,
      timeZone: 'Asia/Tokyo',
      log: (step, fields) => logged.push({ step, line: JSON.stringify(fields ?? {}) }),
      now: () => new Date(),
      remainingMs: () => 900_000,
      ...changes,
    });
  const stored: WorkerFixture['stored'] = async () => {
    const { Contents = [] } = await s3.operator.send(new ListObjectsV2Command({ Bucket: 'archive' }));
    const { Uploads = [] } = await s3.operator.send(new ListMultipartUploadsCommand({ Bucket: 'archive' }));
    return { objects: Contents.map(({ Key = '' }) => Key), uploads: Uploads.map(({ Key = '' }) => Key) };
  };

  return {
    ...{ jobs, toDynamodb, toS3, dynamodb, logged },
    plant: async (owner, ledger) => {
      await plantLedger({ client: dynamodb, tables: tableNames, owner, ledger });
    },
    run: (request, changes) => {
      jobs.request(request);
      return again(request, changes);
    },
    again,
    unreachableAtReady: () => ({
      claim: (key) => jobs.claim(key),
      fail: (key, code, message) => jobs.fail(key, code, message),
      report: (job, progress, archive) =>
        archive ? Promise.reject(new ApiUnreachable('no answer')) : jobs.report(job, progress),
    }),
    stored,
    clear: async () => {
      for (const Key of (await stored()).objects)
        await s3.operator.send(new DeleteObjectCommand({ Bucket: 'archive', Key }));
    },
    fetch: async (key) => {
      const { Body } = await s3.operator.send(new GetObjectCommand({ Bucket: 'archive', Key: key }));
      if (!Body) throw new Error(`S3 gave no body for ${key}.`);
      return Buffer.from(await Body.transformToByteArray());
    },
    close: async () => {
      worker.dynamodb.destroy();
      worker.s3.destroy();
      dynamodb.destroy();
      s3.operator.destroy();
      await toDynamodb.close();
      await toS3.close();
      await s3.s3.close();
      await new Promise<void>((resolve) => {
        engine.close(() => resolve());
        engine.closeAllConnections();
      });
    },
  };
}
