import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { region } from 'local-aws/host/account.ts';
import { onClock } from 'local-aws/host/on-clock.ts';
import { createDynamodb, createS3 } from '../../functions/owner/clients.ts';
import type { RunEnd } from '../../functions/restore-worker/run-restore.ts';
import { runRestore } from '../../functions/restore-worker/run-restore.ts';
import { sweep } from '../../functions/sweeper/sweep.ts';
import type { DatasetName } from '../../ledger/datasets.ts';
import { byDataset, datasets } from '../../ledger/datasets.ts';
import { byOwner } from '../../ledger/layouts/by-owner.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Item } from '../ledger-in-tables.ts';
import { itemsOf, operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import { leftToTheTest } from '../left-to-the-test.ts';
import { ownerCredentials } from '../owner-credentials.ts';
import { jobsAs, restoreJobsAs, roleCredentials } from '../role-jobs.ts';
import type { Life } from './mortal.ts';
import { Killed, mortal, mortalJobs } from './mortal.ts';

export type Ledger = Readonly<Record<DatasetName, readonly Item[]>>;

/** The real API, tables and bucket. The test itself runs the worker, Lambda's retries and the sweeper. */
export interface RestoreWorld {
  readonly host: HostUnderTest;
  /** One run of the worker in a process that may be killed; `KILLED` when it was, `THREW` for what Lambda would retry. */
  run(
    owner: string,
    id: string,
    life: Life,
    /** After so many writes the time of the run is up. */
    mostWrites?: number,
  ): Promise<RunEnd | 'KILLED' | 'THREW'>;
  /** Ids of the events that the API has handed to Lambda, in order. */
  events(): readonly string[];
  sweep(): Promise<void>;
  ledgerOf(owner: string): Promise<Ledger>;
  /** Replaces the whole ledger of an owner. */
  plant(owner: string, ledger: Ledger): Promise<void>;
  /** Items of the owner in the exports table by their `entry`. */
  jobItems(owner: string): Promise<ReadonlyMap<string, Item>>;
  close(): Promise<void>;
}

export async function startRestoreWorld(): Promise<RestoreWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'myhome-account-restores-'));
  const events = join(folder, 'events');
  writeFileSync(events, '');
  const host = await startHostUnderTest({
    seed: false,
    adapt: (assembly) => leftToTheTest(assembly, { worker: 'RestoresRestoreWorker', folder, events }),
  });
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ENDPOINT_URL_DYNAMODB: host.host.urls.dynamodb,
    AWS_ENDPOINT_URL_S3: host.host.urls.s3,
  });
  const bucket = host.host.resources.find(({ type }) => type === 'AWS::S3::Bucket')?.physicalId ?? '';
  const tableNames = byDataset(({ name }) => tableOf(host, new RegExp(`^Ledger${name}`, 'i')));
  const exportsTable = tableOf(host, 'ExportsTable');
  const operator = operatorDynamodb(host);
  const jobs = restoreJobsAs(host, 'RestoreWorkerRole');
  const asSweeper = { region, credentials: () => Promise.resolve(roleCredentials(host, 'SweeperRole')) };
  const sweeper = {
    jobs: jobsAs(host, 'SweeperRole'),
    restoreJobs: restoreJobsAs(host, 'SweeperRole'),
    storage: { s3: onClock(new S3Client(asSweeper), host.clock), bucket },
    exports: { dynamodb: onClock(new DynamoDBClient(asSweeper), host.clock), tableName: exportsTable },
  };

  const ledgerOf = async (owner: string): Promise<Ledger> =>
    Object.fromEntries(
      await Promise.all(
        datasets.map(async ({ name }) => [name, await itemsOf(host, `Ledger${capital(name)}`, owner)] as const),
      ),
    ) as Record<DatasetName, Item[]>;

  return {
    host,
    async run(owner, id, life, mostWrites = Infinity) {
      const timeIsUp = new AbortController();
      const opened: { destroy(): void }[] = [];
      const open = <Client extends { destroy(): void }>(client: Client): Client => {
        opened.push(client);
        return client;
      };
      try {
        return await runRestore(
          { owner, id },
          {
            jobs: mortalJobs(jobs, life),
            async openOwner() {
              const credentials = { ...(await ownerCredentials(host, owner)), expiration: new Date(8.64e15) };
              const session = { ...credentials, sessionToken: credentials.sessionToken ?? '' };
              const client = () => open(mortal(onClock(createDynamodb(session), host.clock), life));
              return {
                ledger: {
                  dynamodb: client(),
                  tableNames,
                  layout: byOwner,
                  versionTableName: exportsTable,
                  allWritersKeepFence: false,
                },
                writer: counted(client(), mostWrites, timeIsUp),
                storage: { s3: open(mortal(onClock(createS3(session), host.clock), life)), bucket },
              };
            },
            retentionDays: 31,
            timeZone: 'Asia/Tokyo',
            log: () => undefined,
            remainingMs: () => 900_000,
            timeIsUp: timeIsUp.signal,
            mostWrites: 4,
          },
        );
      } catch (error) {
        if (life.requestsLeft <= 0) return 'KILLED';
        if (error instanceof Killed) throw error;
        return 'THREW';
      } finally {
        for (const client of opened) client.destroy();
      }
    },
    events: () => readFileSync(events, 'utf8').split('\n').slice(0, -1),
    sweep: () => sweep({ ...sweeper, log: () => undefined, nowMs: host.clock.nowMs() + 61_000 }),
    ledgerOf,
    async plant(owner, ledger) {
      const current = await ledgerOf(owner);
      for (const dataset of datasets) {
        const { name, partitionAttribute, sortAttribute } = dataset;
        const keyOf = (item: Item): Item =>
          ({ [partitionAttribute]: item[partitionAttribute], [sortAttribute]: item[sortAttribute] }) as Item;
        const kept = new Set(ledger[name].map((item) => item[sortAttribute]?.S));
        const requests = [
          ...current[name]
            .filter((item) => !kept.has(item[sortAttribute]?.S))
            .map((item) => ({ DeleteRequest: { Key: keyOf(item) } })),
          ...ledger[name].map((item) => ({ PutRequest: { Item: item } })),
        ];
        for (let at = 0; at < requests.length; at += 25) {
          const RequestItems = { [tableNames[name]]: requests.slice(at, at + 25) };
          await operator.send(new BatchWriteItemCommand({ RequestItems }));
        }
      }
    },
    async jobItems(owner) {
      const items = await itemsOf(host, 'ExportsTable', owner);
      return new Map(items.map((item) => [item['entry']?.S ?? '', item]));
    },
    async close() {
      operator.destroy();
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A client that says that the time is up when it has sent so many requests. */
function counted(client: DynamoDBClient, most: number, timeIsUp: AbortController): DynamoDBClient {
  let sent = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      sent += 1;
      if (sent === most) timeIsUp.abort();
      return next(args);
    },
    { step: 'initialize', name: 'counted' },
  );
  return client;
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
