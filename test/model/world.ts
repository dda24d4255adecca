import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { region } from 'local-aws/host/account.ts';
import { onClock } from 'local-aws/host/on-clock.ts';
import { demoUsers } from '../../dev/demo.ts';
import type { ExportEvent, ExportRun } from '../../functions/export-worker/run-export.ts';
import { endStopped } from '../../functions/jobs/end-stopped.ts';
import { createDynamodb, createS3 } from '../../functions/owner/clients.ts';
import { sweep } from '../../functions/sweeper/sweep.ts';
import { byDataset } from '../../ledger/datasets.ts';
import { byOwner } from '../../ledger/layouts/by-owner.ts';
import type { ArchiveBucket } from '../faults/bucket.ts';
import { openBucket } from '../faults/bucket.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Item } from '../ledger-in-tables.ts';
import { operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import { leftToTheTest } from '../left-to-the-test.ts';
import { ownerCredentials } from '../owner-credentials.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { jobsAs, restoreJobsAs, roleCredentials } from '../role-jobs.ts';

/**
 * The real API, tables and bucket. The test itself performs the automatic actions of Lambda and EventBridge:
 * deliveries, retries, schedules.
 */
export interface World {
  readonly host: HostUnderTest;
  /** The signed-in person. Signs in again when an hour may have passed. */
  person(): Promise<Person>;
  /** Everything that a run of the worker needs, with the worker's role. */
  readonly worker: Omit<ExportRun, 'remainingMs' | 'log'>;
  readonly bucket: ArchiveBucket;
  /** Every item of the person in the exports table, read without the API. */
  exportItems(): Promise<Item[]>;
  /** Ids of the events that the API has handed to Lambda, in order. */
  invoked(): readonly string[];
  sweep(): Promise<void>;
  /** The work of the failure destination. For `HELD` the function throws. */
  failureDestination(request: ExportEvent): ReturnType<typeof endStopped>;
  close(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'myhome-account-model-'));
  const events = join(folder, 'events');
  writeFileSync(events, '');
  const host = await startHostUnderTest({
    adapt: (assembly) => leftToTheTest(assembly, { worker: 'JobsExportWorker', folder, events }),
  });
  const as = (role: string) => ({ region, credentials: () => Promise.resolve(roleCredentials(host, role)) });
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ENDPOINT_URL_DYNAMODB: host.host.urls.dynamodb,
    AWS_ENDPOINT_URL_S3: host.host.urls.s3,
  });
  const bucket = host.host.resources.find(({ type }) => type === 'AWS::S3::Bucket')?.physicalId ?? '';
  const storageOf = (role: string) => ({ s3: onClock(new S3Client(as(role)), host.clock), bucket });
  const [dynamodb, s3] = [createDynamodb(), createS3()];
  // Requested again for each call, because the clock moves.
  const ofOwner = async () => ownerCredentials(host, (await signedIn()).identityId);
  for (const client of [dynamodb, s3]) client.config.credentials = ofOwner;
  const [archives, operator] = [openBucket(host), operatorDynamodb(host)];
  const sweeper = {
    restoreJobs: restoreJobsAs(host, 'SweeperRole'),
    jobs: jobsAs(host, 'SweeperRole'),
    storage: storageOf('SweeperRole'),
    dynamodb: onClock(new DynamoDBClient(as('SweeperRole')), host.clock),
  };
  const failed = { jobs: jobsAs(host, 'ExportFailedRole'), storage: storageOf('ExportFailedRole') };
  let person: Person | undefined;
  let signedInAtMs = 0;
  const signedIn = async () => {
    if (!person || host.clock.nowMs() - signedInAtMs > 20 * 60_000) {
      person = await signInAs(host, demoUsers[1]);
      signedInAtMs = host.clock.nowMs();
    }
    return person;
  };
  return {
    host,
    person: signedIn,
    bucket: archives,
    exportItems: async () => {
      const items: Item[] = [];
      const ExpressionAttributeValues = { ':o': { S: (await signedIn()).identityId } };
      const query = {
        TableName: tableOf(host, 'ExportsTable'),
        ConsistentRead: true,
        KeyConditionExpression: '#o = :o',
        ExpressionAttributeNames: { '#o': 'owner' },
        ExpressionAttributeValues,
      };
      for await (const { Items = [] } of paginateQuery({ client: operator }, query)) items.push(...Items);
      return items;
    },
    worker: {
      jobs: jobsAs(host, 'ExportWorkerRole'),
      ledger: {
        dynamodb: onClock(dynamodb, host.clock),
        tableNames: byDataset(({ name }) => tableOf(host, new RegExp(`^Ledger${name}`, 'i'))),
        layout: byOwner,
        versionTableName: tableOf(host, 'ExportsTable'),
        allWritersKeepFence: true,
      },
      storage: { s3: onClock(s3, host.clock), bucket, uploads: storageOf('ExportWorkerRole').s3 },
      retentionDays: 7,
      timeZone: 'Asia/Tokyo',
      now: () => new Date(host.clock.nowMs()),
    },
    invoked: () => readFileSync(events, 'utf8').split('\n').slice(0, -1),
    sweep: () => {
      const { jobs, restoreJobs, storage, dynamodb: reads } = sweeper;
      return sweep({
        jobs,
        restoreJobs,
        storage,
        exports: { dynamodb: reads, tableName: tableOf(host, 'ExportsTable') },
        log: () => undefined,
        nowMs: host.clock.nowMs(),
      });
    },
    failureDestination: (request) => endStopped(request, { ...failed, log: () => undefined }),
    close: async () => {
      archives.close();
      operator.destroy();
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
