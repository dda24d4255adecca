import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteItemCommand, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExportArchiveInput } from '../../functions/__generated__/graphql.ts';
import type { Job, Jobs } from '../../functions/jobs/jobs.ts';
import { baselineEntry, exportEntry, openValue } from '../../ledger/exports-table.ts';
import { exportAs } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsInPeriod, operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { jobsAs } from '../role-jobs.ts';
import { subscribe } from '../subscriber.ts';

let host: HostUnderTest;
let hanako: Person;
let operator: DynamoDBClient;
let worker: Jobs;
/** Each test has its own days. */
let day = 0;
let days: { readonly from: string; readonly to: string };
let madeIds = 0;

beforeAll(async () => {
  host = await startHostUnderTest();
  hanako = await signInAs(host);
  operator = operatorDynamodb(host);
  worker = jobsAs(host, 'ExportWorkerRole');
});
afterAll(async () => {
  operator.destroy();
  await host.close();
});
beforeEach(() => {
  day += 1;
  const from = new Date(Date.UTC(1990, 0, day)).toISOString().slice(0, 10);
  days = { from, to: from };
});

type Rows = Readonly<Partial<Record<'slips' | 'balances' | 'kinds' | 'methods', number>>>;
const whole = { slips: 100, balances: 20, kinds: 5, methods: 3 };
const progress = { phase: 'VERIFYING', rowsRead: 1, bytesDone: 1, fraction: 1 } as const;

/** An export that a worker has claimed. No event was sent for it, so the test acts as the worker. */
async function claimed({ everything = false, minutesAgo = 0 } = {}): Promise<Job> {
  madeIds += 1;
  const id = `01JADZQ00000000000000${String(madeIds).padStart(5, '0')}`;
  const now = host.clock.nowMs();
  await operator.send(
    new PutItemCommand({
      TableName: tableOf(host, 'Exports'),
      Item: {
        owner: { S: hanako.identityId },
        entry: { S: exportEntry(id) },
        id: { S: id },
        status: { S: 'REQUESTED' },
        version: { N: '1' },
        attempt: { N: '0' },
        requestedAt: { S: new Date(now - minutesAgo * 60_000).toISOString() },
        open: { S: openValue },
        leaseUntil: { N: String(Math.floor(now / 1000) + 600) },
        removeAt: { N: String(Math.floor(now / 1000) + 86_400) },
        ...(everything ? { everything: { BOOL: true } } : { from: { S: days.from }, to: { S: days.to } }),
      },
    }),
  );
  const { attempt } = await worker.claim({
    owner: hanako.identityId,
    id,
    ...(everything ? { from: null, to: null } : days),
  });
  return { owner: hanako.identityId, id, attempt };
}

function archiveOf(rows: Rows, months: ExportArchiveInput['months'] = []): ExportArchiveInput {
  const entries = Object.entries({ ...whole, ...rows }).flatMap(([table, count]) =>
    [`${table}.csv`, `${table}.jsonl`].map((name) => ({ name, rows: count, bytes: 1, sha256: 'x' })),
  );
  return {
    fileName: 'myhome-account_1990-01-01_1990-01-01_20260115-120000_000001.zip',
    bytes: 1,
    sha256: JSON.stringify(rows),
    entries,
    months,
    consistency: 'EACH_PAGE',
    reconciliation: [],
    firstDay: null,
    lastDay: null,
    recordsOutsideDays: 0,
    expiresAt: new Date(host.clock.nowMs() + 7 * 86_400_000).toISOString(),
  };
}

/** Reports READY. Repeats the report as often as the server asks for it, like `call-api`. */
async function report(job: Job, archive: ExportArchiveInput): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await worker.report(job, progress, archive);
      return;
    } catch (error) {
      if (tries === 5 || !(error as Error).message.startsWith('Busy')) throw error;
    }
  }
}

async function ready(
  rows: Rows = {},
  options: Parameters<typeof claimed>[0] & { readonly months?: ExportArchiveInput['months'] } = {},
): Promise<Seen> {
  const job = await claimed(options);
  await report(job, archiveOf(rows, options.months));
  return seen(job.id);
}

interface Seen {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly expiresAt: string;
  readonly fewerRecords: {
    readonly earlierId: string;
    readonly earlierExpiresAt: string | null;
    readonly tables: readonly object[];
    readonly months: readonly object[];
    readonly monthsLeftOut: number;
  } | null;
}
const fields =
  'id owner version status expiresAt fewerRecords { earlierId earlierRequestedAt earlierExpiresAt monthsLeftOut tables { table rows earlierRows } months { month table rows earlierRows } }';

async function seen(id: string): Promise<Seen> {
  return (await hanako.ask(`query E($id: ID!) { export(id: $id) { ${fields} } }`, { id })).data?.['export'] as Seen;
}

async function accept(id: string) {
  const { data, errors } = await hanako.ask(`mutation A($id: ID!) { acceptExport(id: $id) { ${fields} } }`, { id });
  return { accepted: data?.['acceptExport'] as Seen | null, errorType: errors?.[0]?.errorType };
}

/** The id of the copy with which later copies are compared. */
async function baseline(): Promise<string | undefined> {
  const { Item } = await operator.send(
    new GetItemCommand({
      TableName: tableOf(host, 'Exports'),
      Key: { owner: { S: hanako.identityId }, entry: { S: baselineEntry(days.from, days.to) } },
      ConsistentRead: true,
    }),
  );
  return Item?.['id']?.S;
}

describe('a copy with fewer records than an earlier one of the same days', () => {
  it('has a notice in the response, the list and the event, and the larger one stays the baseline', async () => {
    const first = await ready(
      {},
      {
        months: [
          { month: '1990-01', slips: 60, balances: 1 },
          { month: '1990-02', slips: 40, balances: 1 },
        ],
      },
    );
    expect(first.fewerRecords).toBeNull();
    const listener = await subscribe(host, hanako.credentials, `subscription { onExport { ${fields} } }`);
    const second = await ready(
      { slips: 90, kinds: 4 },
      {
        months: [
          { month: '1990-01', slips: 50, balances: 1 },
          { month: '1990-02', slips: 40, balances: 1 },
        ],
      },
    );
    expect(second.fewerRecords).toMatchObject({
      earlierId: first.id,
      earlierExpiresAt: first.expiresAt,
      monthsLeftOut: 0,
      tables: [
        { table: 'slips', rows: 90, earlierRows: 100 },
        { table: 'kinds', rows: 4, earlierRows: 5 },
      ],
      months: [{ month: '1990-01', table: 'slips', rows: 50, earlierRows: 60 }],
    });
    const event = await listener.next(
      ({ onExport }) => (onExport as Seen).id === second.id && (onExport as Seen).status === 'READY',
    );
    expect((event['onExport'] as Seen).fewerRecords).toEqual(second.fewerRecords);
    listener.close();
    const { data } = await hanako.ask(`{ exports { items { ${fields} } } }`);
    expect((data?.['exports'] as { items: Seen[] }).items.find(({ id }) => id === second.id)).toEqual(second);
    expect((await ready({ slips: 95 })).fewerRecords).toMatchObject({ earlierId: first.id });
    expect(await baseline()).toBe(first.id);
  });

  it('has no notice when the numbers are equal, and becomes the baseline', async () => {
    await ready();
    const second = await ready({ slips: 110 });
    expect([second.fewerRecords, await baseline()]).toEqual([null, second.id]);
    expect((await ready()).fewerRecords).toMatchObject({
      earlierId: second.id,
      tables: [{ table: 'slips', rows: 100, earlierRows: 110 }],
    });
  });

  it('is compared only with the same days, and everything with everything', async () => {
    const first = await ready({ slips: 1000 }, { everything: true });
    expect((await ready()).fewerRecords).toBeNull();
    expect((await ready({}, { everything: true })).fewerRecords).toMatchObject({ earlierId: first.id });
  });

  it('is compared with one whose file has expired', async () => {
    const first = await ready();
    host.clock.forward(8 * 86_400_000);
    hanako = await signInAs(host);
    const { fewerRecords } = await ready({ slips: 1 });
    expect([fewerRecords?.earlierId, Date.parse(fewerRecords?.earlierExpiresAt ?? '') < host.clock.nowMs()]).toEqual([
      first.id,
      true,
    ]);
  });

  it('is compared with a deleted one, and then names no file', async () => {
    const first = await ready();
    expect(
      (await hanako.ask('mutation D($id: ID!) { deleteExport(id: $id) { id } }', { id: first.id })).errors,
    ).toBeUndefined();
    expect((await ready({ slips: 1 })).fewerRecords).toMatchObject({ earlierId: first.id, earlierExpiresAt: null });
  });

  it('is reported by the real worker after rows were lost', async () => {
    const period = { from: '2025-03-01', to: '2025-03-31' };
    expect((await exportAs(host, hanako, period)).ended.status).toBe('READY');
    const [lost] = await itemsInPeriod(host, 'LedgerSlips', hanako.identityId, period.from, period.to);
    await operator.send(
      new DeleteItemCommand({
        TableName: tableOf(host, 'LedgerSlips'),
        Key: { owner: { S: hanako.identityId }, entry: lost?.['entry'] ?? { S: '' } },
      }),
    );
    const { ended } = await exportAs(host, hanako, period);
    expect((await seen(ended.id)).fewerRecords).toMatchObject({ tables: [{ table: 'slips' }] });
  });
});

describe('accepting', () => {
  it('removes the notice, and the copy becomes the baseline', async () => {
    await ready();
    const smaller = await ready({ slips: 10 });
    const { accepted } = await accept(smaller.id);
    expect(accepted).toEqual({
      ...smaller,
      owner: hanako.identityId,
      version: smaller.version + 1,
      fewerRecords: null,
    });
    expect(await baseline()).toBe(smaller.id);
    expect((await ready({ slips: 10 })).fewerRecords).toBeNull();
  });

  it('twice, even at the same time, has the effect of once', async () => {
    await ready();
    const smaller = await ready({ slips: 10 });
    const answers = await Promise.all([accept(smaller.id), accept(smaller.id)]);
    for (const { accepted } of answers) expect(accepted?.fewerRecords).toBeNull();
    expect((await accept(smaller.id)).accepted?.version).toBe(smaller.version + 1);
    expect(await baseline()).toBe(smaller.id);
  });

  it('a copy without a notice has no effect', async () => {
    const [first, second] = [await ready(), await ready()];
    expect((await accept(first.id)).accepted).toEqual({ ...first, owner: hanako.identityId });
    expect(await baseline()).toBe(second.id);
  });

  it('a copy older than the baseline leaves the baseline', async () => {
    await ready();
    const smaller = await ready({ slips: 10 }, { minutesAgo: -1 });
    const larger = await ready({ slips: 120 }, { minutesAgo: -2 });
    expect((await accept(smaller.id)).accepted?.fewerRecords).toBeNull();
    expect(await baseline()).toBe(larger.id);
  });

  it('is refused for an export that is not READY, unknown or deleted', async () => {
    const job = await claimed();
    expect((await accept(job.id)).errorType).toBe('NotReady');
    expect((await accept('01JADZQ0000000000000099999')).errorType).toBe('NotFound');
    await ready();
    const smaller = await ready({ slips: 1 });
    await hanako.ask('mutation D($id: ID!) { deleteExport(id: $id) { id } }', { id: smaller.id });
    expect((await accept(smaller.id)).errorType).toBe('NotFound');
  });
});

describe('races', () => {
  it('a repeated READY has no further effect on the version and the baseline', async () => {
    await ready();
    const job = await claimed();
    for (const rows of [{ slips: 120 }, { slips: 120 }]) await report(job, archiveOf(rows));
    const once = await seen(job.id);
    expect([once.version, await baseline()]).toEqual([3, job.id]);
    const smaller = await claimed();
    for (const rows of [{ slips: 2 }, { slips: 2 }]) await report(smaller, archiveOf(rows));
    expect(await seen(smaller.id)).toMatchObject({ version: 3, fewerRecords: { earlierId: job.id } });
    await accept(smaller.id);
    await report(smaller, archiveOf({ slips: 2 }));
    expect((await seen(smaller.id)).fewerRecords).toBeNull();
  });

  it('a repeated READY finishes the change of the baseline after a lost response', async () => {
    const job = await claimed();
    await report(job, archiveOf({}));
    const key = { owner: { S: hanako.identityId }, entry: { S: baselineEntry(days.from, days.to) } };
    await operator.send(new DeleteItemCommand({ TableName: tableOf(host, 'Exports'), Key: key }));
    await report(job, archiveOf({}));
    expect(await baseline()).toBe(job.id);
    // In the meantime a copy that was requested earlier, with more records, was faster.
    const larger = { L: [{ M: { table: { S: 'slips' }, rows: { N: '500' } } }] };
    await operator.send(
      new UpdateItemCommand({
        TableName: tableOf(host, 'Exports'),
        Key: key,
        UpdateExpression: 'SET id = :id, requestedAt = :at, tables = :tables',
        ExpressionAttributeValues: {
          ':id': { S: 'FASTER' },
          ':at': { S: '1990-01-01T00:00:00.000Z' },
          ':tables': larger,
        },
      }),
    );
    await report(job, archiveOf({}));
    expect((await seen(job.id)).fewerRecords).toMatchObject({
      earlierId: 'FASTER',
      tables: [{ table: 'slips', rows: 100, earlierRows: 500 }],
    });
    expect(await baseline()).toBe('FASTER');
  });

  it('copies that become READY at the same moment are compared with each other in any order', async () => {
    for (let round = 0; round < 8; round += 1) {
      day += 1;
      const from = new Date(Date.UTC(1990, 0, day)).toISOString().slice(0, 10);
      days = { from, to: from };
      await ready({ slips: 10 });
      const counts = [11, 12, 13];
      const jobs = await Promise.all(counts.map(() => claimed({ minutesAgo: -1 })));
      await Promise.all(jobs.map((job, index) => report(job, archiveOf({ slips: counts[index] ?? 0 }))));
      // The largest copy is the baseline. Every copy that was compared with it and holds less says so. A copy without a
      // notice came first.
      expect(await baseline()).toBe(jobs[2]?.id);
      for (const { id } of jobs) {
        const { fewerRecords } = await seen(id);
        for (const { rows, earlierRows } of (fewerRecords?.tables ?? []) as { rows: number; earlierRows: number }[])
          expect(rows).toBeLessThan(earlierRows);
      }
    }
  });

  it('progress neither reads nor moves a baseline', async () => {
    const job = await claimed();
    await worker.report(job, progress);
    expect(await baseline()).toBeUndefined();
  });
});
