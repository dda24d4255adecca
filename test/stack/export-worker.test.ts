import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { paginateQuery } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import yauzl from 'yauzl';
import { archiveObjectKey } from '../../archive/object-key.ts';
import { generateLedger } from '../../dev/seed/generate-ledger.ts';
import { ApiUnreachable } from '../../functions/jobs/call-api.ts';
import type { Jobs } from '../../functions/jobs/jobs.ts';
import { JobRefused } from '../../functions/jobs/jobs.ts';
import type { Fault } from '../fault-proxy.ts';
import type { LedgerItem, PlantedItem, WorkerFixture } from './worker-fixture.ts';
import { startWorkerFixture } from './worker-fixture.ts';

const owner = 'ap-northeast-1:11111111-2222-3333-4444-555555555555';
const neighbour = 'ap-northeast-1:11111111-2222-3333-4444-555555555556';
/** About 9 MB of memos, so that there are many pages and the archive needs parts. */
const bulky = 'ap-northeast-1:99999999-2222-3333-4444-555555555555';
/** Twice that size, so that the first part is sent while pages are still being read. */
const bulkier = 'ap-northeast-1:99999999-2222-3333-4444-555555555556';
const year = { from: '2025-01-01', to: '2025-12-31' };

let fixture: WorkerFixture;
let exports = 0;

beforeAll(async () => {
  fixture = await startWorkerFixture();
  await fixture.plant(owner, generateLedger({ seed: 7, from: '2024-12-01', to: '2026-01-31' }));
  await fixture.plant(neighbour, generateLedger({ seed: 8, from: '2025-06-01', to: '2025-06-02' }));
  await fixture.plant(bulky, bulk(120));
  await fixture.plant(bulkier, bulk(240));
});
afterAll(() => fixture.close());
beforeEach(() => {
  fixture.logged.length = 0;
  fixture.jobs.reports.length = 0;
});
afterEach(async () => {
  expectNothingPersonal(fixture.logged);
  fixture.toDynamodb.onRequest = () => undefined;
  fixture.toS3.onRequest = () => undefined;
  await fixture.clear();
});

/** Deterministic, and hard to deflate. */
function* bulk(rows: number): Generator<PlantedItem> {
  for (let index = 0; index < rows; index += 1) {
    let memo = '';
    for (let part = 0; memo.length < 80_000; part += 1)
      memo += createHash('sha512').update(`${index}/${part}`).digest('base64');
    const kind_cd_seq = `food01_${String(index).padStart(4, '0')}`;
    const item: LedgerItem = {
      entry: { S: `20250301#${kind_cd_seq}` },
      tgt_date: { S: '20250301' },
      kind_cd_seq: { S: kind_cd_seq },
      method_cd: { S: 'cash' },
      value: { N: '1' },
      memo: { S: memo },
    };
    yield { dataset: 'slips', item };
  }
}

/** A log may hold only ids, counts, times and names of errors, for any outcome of an export. */
function expectNothingPersonal(logged: WorkerFixture['logged']): void {
  for (const { step, line } of logged) {
    const text = `${step} ${line}`;
    expect(text).not.toMatch(
      /https?:|127\.0\.0\.1|X-Amz|Signature|Bearer|cognito|ap-northeast|tgt_date|kind_cd|[\u3000-\u9fff]/,
    );
    // Messages of services can contain values of items. The messages of the faults here do.
    expect(text).not.toContain(serviceMessage);
    // A large memo would show as a long run of base64.
    expect(text).not.toMatch(/[A-Za-z0-9+/]{60}/);
  }
}

const serviceMessage = 'the memo was 医療費';

const request = (changes: { owner?: string; from?: string; to?: string } = {}) => {
  exports += 1;
  return { owner, id: `01ARZ3NDEKTSV4RRFFQ6${String(exports).padStart(6, '0')}`, ...year, ...changes };
};

/** The table's content, read by a separate client with the SDK's own paging. */
async function itemsInTables(
  table: string,
  of: string,
  [first, last]: readonly [string, string],
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  const query = {
    ...{
      TableName: table,
      KeyConditionExpression: '#o = :o AND #e BETWEEN :f AND :l',
      ExpressionAttributeNames: { '#o': 'owner', '#e': 'entry' },
    },
    ExpressionAttributeValues: { ':o': { S: of }, ':f': { S: first }, ':l': { S: last } },
  };
  for await (const { Items = [] } of paginateQuery({ client: fixture.dynamodb, pageSize: 100 }, query))
    items.push(...Items);
  return items;
}

/** Entries by name, read by a zip reader other than jszip. */
async function entriesOf(key: string): Promise<Map<string, string>> {
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(await fixture.fetch(key), {
    lazyEntries: true,
  });
  const found = new Map<string, string>();
  const open = promisify<yauzl.Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(found));
    zip.on('entry', (entry: yauzl.Entry) => {
      open(entry)
        .then(async (stream) => {
          found.set(entry.fileName, (await buffer(stream)).toString('utf8'));
          zip.readEntry();
        })
        .catch(reject);
    });
    zip.readEntry();
  });
}

const jsonLines = (text: string | undefined): unknown[] =>
  (text ?? '')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);

/** The first `times` requests that match get the fault. */
function faults(
  matches: (line: string, target: string) => boolean,
  fault: Fault,
  times = Infinity,
): (incoming: {
  method?: string | undefined;
  url?: string | undefined;
  headers: NodeJS.Dict<string | string[]>;
}) => Fault | undefined {
  let left = times;
  return ({ method = '', url = '', headers }) => {
    if (left === 0 || !matches(`${method} ${url}`, String(headers['x-amz-target'] ?? ''))) return undefined;
    left -= 1;
    return fault;
  };
}

const nothing = { objects: [], uploads: [] };

describe('the export worker', () => {
  it('stores exactly the content of the tables, and reports it', async () => {
    const job = request();
    expect(await fixture.run(job)).toBe('READY');
    const key = archiveObjectKey({ ...job, attempt: 1 });
    const entries = await entriesOf(key);
    const slips = await itemsInTables('slips', owner, ['20250101', '20251232']);
    expect(slips.length).toBeGreaterThan(2000);
    expect(jsonLines(entries.get('slips.jsonl'))).toEqual(slips);
    expect(jsonLines(entries.get('balances.jsonl'))).toEqual(
      await itemsInTables('balances', owner, ['20250101', '20251232']),
    );
    expect(jsonLines(entries.get('kinds.jsonl'))).toHaveLength(21);
    expect(jsonLines(entries.get('methods.jsonl'))).toHaveLength(4);

    const { status, archive, expiresAt } = fixture.jobs.state(job);
    expect(status).toBe('READY');
    const zip = await fixture.fetch(key);
    expect(archive).toMatchObject({
      fileName: `myhome-account_2025-01-01_2025-12-31_20260101-090000_${job.id.slice(-6)}.zip`,
      bytes: zip.length,
      sha256: createHash('sha256').update(zip).digest('hex'),
    });
    for (const { name, bytes, sha256 } of archive?.entries ?? []) {
      const content = Buffer.from(entries.get(name) ?? '');
      expect([name, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([name, bytes, sha256]);
    }
    expect(archive?.reconciliation.map(({ difference, firstDifferenceOn }) => [difference, firstDifferenceOn])).toEqual(
      Array(4).fill(['0', null]),
    );
    expect(Date.parse(expiresAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('includes both boundary days and not the days beside them', async () => {
    const job = request({ from: '2025-02-28', to: '2025-03-01' });
    expect(await fixture.run(job)).toBe('READY');
    const lines = jsonLines((await entriesOf(archiveObjectKey({ ...job, attempt: 1 }))).get('balances.jsonl'));
    expect(new Set(lines.map((line) => (line as LedgerItem)['tgt_date']?.S))).toEqual(
      new Set(['20250228', '20250301']),
    );
  });

  it('makes an archive for an empty period', async () => {
    const job = request({ from: '1999-01-01', to: '1999-01-01' });
    expect(await fixture.run(job)).toBe('READY');
    expect(
      fixture.jobs
        .state(job)
        .archive?.entries.slice(0, 2)
        .map(({ rows }) => rows),
    ).toEqual([0, 0]);
  });

  it('makes two exports of an unchanged ledger with the same SHA-256 per entry, except the manifest', async () => {
    const [one, other] = [request(), request()];
    await fixture.run(one);
    await fixture.run(other);
    const entries = (job: typeof one) =>
      fixture.jobs.state(job).archive?.entries.filter(({ name }) => name !== 'manifest.json');
    expect(entries(other)).toEqual(entries(one));
  });

  it('reads many pages and stores an archive in parts', async () => {
    const job = request({ owner: bulky });
    const parts: string[] = [];
    fixture.toS3.onRequest = ({ method, url = '' }) => {
      if (method === 'PUT') parts.push(/partNumber=\d+/.exec(url)?.[0] ?? url);
      return undefined;
    };
    expect(await fixture.run(job)).toBe('READY');
    // Two requests are in flight at once, and may arrive in either order.
    expect(parts.toSorted()).toEqual(['partNumber=1', 'partNumber=2', 'partNumber=3']);
    const slips = await itemsInTables('slips', bulky, ['2', '3']);
    expect(jsonLines((await entriesOf(archiveObjectKey({ ...job, attempt: 1 }))).get('slips.jsonl'))).toEqual(slips);
  });

  it('follows an empty page to the last key', async () => {
    const job = request({ from: '2025-01-01', to: '2025-01-31' });
    const empty = JSON.stringify({
      Items: [],
      Count: 0,
      ScannedCount: 9,
      LastEvaluatedKey: { owner: { S: owner }, entry: { S: '20250101#' } },
    });
    fixture.toDynamodb.onRequest = (_, body) =>
      body.includes('"slips"') && !body.includes('ExclusiveStartKey')
        ? { answer: 200, body: empty, headers: { 'content-type': 'application/x-amz-json-1.0' } }
        : undefined;
    expect(await fixture.run(job)).toBe('READY');
    const slips = await itemsInTables('slips', owner, ['20250101', '20250132']);
    expect(slips.length).toBeGreaterThan(100);
    expect(jsonLines((await entriesOf(archiveObjectKey({ ...job, attempt: 1 }))).get('slips.jsonl'))).toEqual(slips);
  });

  it('logs ids, counts and times, and never a memo, a link or a key', async () => {
    await fixture.run(request());
    expect(fixture.logged.map(({ step }) => step)).toEqual(['claimed', 'stored', 'verified', 'ready']);
    for (const { line } of fixture.logged) expect(line).not.toMatch(/http|Signature|cognito|ap-northeast|memo/);
  });
});

describe('an export that another attempt or person controls', () => {
  it('is ignored when it has ended', async () => {
    const job = request();
    fixture.jobs.request(job);
    fixture.jobs.cancel(job);
    expect(await fixture.again(job)).toBe('NOT_MINE');
    expect(fixture.logged).toEqual([{ step: 'claim-refused', line: '{"status":"CANCELLED"}' }]);
    expect(await fixture.stored()).toEqual(nothing);
  });

  it('has no leftovers of an attempt that was killed after its export had ended', async () => {
    const job = request();
    await expect(fixture.run(job, { jobs: fixture.unreachableAtReady() })).rejects.toThrow(ApiUnreachable);
    expect((await fixture.stored()).objects).toHaveLength(1);
    fixture.jobs.cancel(job);
    expect(await fixture.again(job)).toBe('NOT_MINE');
    expect(await fixture.stored()).toEqual(nothing);
  });

  it('keeps the archive when it is READY and its event is delivered again', async () => {
    const job = request();
    expect(await fixture.run(job)).toBe('READY');
    expect(await fixture.again(job)).toBe('NOT_MINE');
    expect((await fixture.stored()).objects).toEqual([archiveObjectKey({ ...job, attempt: 1 })]);
  });

  it('ends without an archive when READY is refused because it has ended in the meantime', async () => {
    const job = request();
    const { jobs } = fixture;
    const endedMeanwhile: Jobs = {
      claim: (key) => jobs.claim(key),
      fail: (key, code, message) => jobs.fail(key, code, message),
      report: (key, progress, archive) => {
        if (archive) jobs.cancel(job);
        return jobs.report(key, progress, archive);
      },
    };
    expect(await fixture.run(job, { jobs: endedMeanwhile })).toBe('NOT_MINE');
    expect(jobs.state(job).status).toBe('CANCELLED');
    expect(await fixture.stored()).toEqual(nothing);
  });

  it('is not failed by an attempt that has lost its lease', async () => {
    const job = request();
    const { jobs } = fixture;
    const endedMeanwhile: Jobs = {
      claim: (key) => jobs.claim(key),
      report: (key, progress, archive) => jobs.report(key, progress, archive),
      fail: (key, code, message) => {
        jobs.cancel(job);
        return jobs.fail(key, code, message);
      },
    };
    fixture.toDynamodb.onRequest = ({ headers }) =>
      headers['x-amz-target'] === 'DynamoDB_20120810.Query'
        ? { answer: 400, body: '{"__type":"#AccessDeniedException"}' }
        : undefined;
    expect(await fixture.run(job, { jobs: endedMeanwhile })).toBe('NOT_MINE');
    expect(jobs.state(job).status).toBe('CANCELLED');
    expect(fixture.logged.map(({ step }) => step)).toContain('no-longer-mine');
  });

  it('causes an error when the API fails at the end', async () => {
    const job = request();
    const { jobs } = fixture;
    const broken: Jobs = {
      claim: (key) => jobs.claim(key),
      report: () => Promise.reject(new TypeError('broken')),
      fail: () => Promise.reject(new TypeError('broken')),
    };
    await expect(fixture.run(job, { jobs: broken })).rejects.toThrow(TypeError);
    expect(await fixture.stored()).toEqual(nothing);
  });

  it('is retried later while another attempt holds the lease', async () => {
    const job = request();
    fixture.jobs.request(job);
    await fixture.jobs.claim(job);
    await expect(fixture.again(job)).rejects.toThrow(JobRefused);
  });

  it('is stopped without leftovers when it is cancelled during the run', async () => {
    const job = request({ owner: bulky });
    const steps = () => fixture.logged.map(({ step }) => step);
    let parts = 0;
    fixture.toS3.onRequest = async ({ url = '' }) => {
      if (!url.includes('partNumber') || (parts += 1) !== 2) return undefined;
      fixture.jobs.cancel(job);
      // The part arrives when the next report has been refused. The rest must then not be done.
      await vi.waitFor(() => expect(steps()).toContain('progress-not-reported'), { timeout: 30_000 });
      return undefined;
    };
    expect(await fixture.run(job)).toBe('NOT_MINE');
    expect(steps()).not.toContain('stored');
    expect(fixture.jobs.state(job).status).toBe('CANCELLED');
    expect(await fixture.stored()).toEqual(nothing);
  });

  it('is taken over after an expired lease, and the object of the earlier attempt is removed', async () => {
    const job = request();
    fixture.jobs.leaseMs = 0;
    // The first attempt dies when its archive is stored and READY is not reported yet.
    await expect(fixture.run(job, { jobs: fixture.unreachableAtReady() })).rejects.toThrow(ApiUnreachable);
    expect((await fixture.stored()).objects).toEqual([archiveObjectKey({ ...job, attempt: 1 })]);
    expect(await fixture.again(job)).toBe('READY');
    expect((await fixture.stored()).objects).toEqual([archiveObjectKey({ ...job, attempt: 2 })]);
    fixture.jobs.leaseMs = 50_000;
  });
});

describe('a temporary fault', () => {
  const query = (_: string, target: string) => target === 'DynamoDB_20120810.Query';
  const throttled = {
    answer: 400,
    body: '{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"${serviceMessage}"}',
    headers: { 'content-type': 'application/x-amz-json-1.0' },
  };

  it.each<[string, Fault]>([
    ['throttled', throttled],
    ['refused with 500', { answer: 500, body: '{}' }],
    ['cut in the middle of a page', { cutAnswerAfterBytes: 1000 }],
    ['without a response', 'lose-answer'],
  ])('does no harm when a read is %s', async (_, fault) => {
    const job = request({ from: '2025-01-01', to: '2025-02-01' });
    fixture.toDynamodb.onRequest = faults(query, fault, 2);
    expect(await fixture.run(job)).toBe('READY');
    const slips = await itemsInTables('slips', owner, ['20250101', '20250202']);
    expect(jsonLines((await entriesOf(archiveObjectKey({ ...job, attempt: 1 }))).get('slips.jsonl'))).toEqual(slips);
  });

  it.each<[string, (line: string) => boolean, Fault]>([
    ['a part is refused', (line) => line.includes('partNumber=2'), { answer: 503, body: '' }],
    ['the response to a part is lost', (line) => line.includes('partNumber=1'), 'lose-answer'],
    [
      'the response to the completion is lost',
      (line) => line.startsWith('POST') && line.includes('uploadId'),
      'lose-answer',
    ],
    [
      'the archive is interrupted while it is read back',
      (line) => line.startsWith('GET'),
      { cutAnswerAfterBytes: 3_000_000 },
    ],
  ])('does no harm when %s', async (_, matches, fault) => {
    const job = request({ owner: bulky });
    fixture.toS3.onRequest = faults(matches, fault, 1);
    expect(await fixture.run(job)).toBe('READY');
    expect(await fixture.stored()).toEqual({ objects: [archiveObjectKey({ ...job, attempt: 1 })], uploads: [] });
  });
});

it('an upload counts as stored when S3 responds NoSuchUpload to the repeated completion', async () => {
  const job = request({ owner: bulky });
  const gone = {
    answer: 404,
    body: '<Error><Code>NoSuchUpload</Code><Message>gone</Message></Error>',
    headers: { 'content-type': 'application/xml' },
  };
  let completions = 0;
  fixture.toS3.onRequest = ({ method, url = '' }) => {
    if (method !== 'POST' || !url.includes('uploadId')) return undefined;
    completions += 1;
    return completions === 1 ? 'lose-answer' : gone;
  };
  expect(await fixture.run(job)).toBe('READY');
  expect(completions).toBe(2);
});

describe('an export that fails', () => {
  const query = (_: string, target: string) => target === 'DynamoDB_20120810.Query';
  const denied = {
    answer: 400,
    body: '{"__type":"com.amazon.coral.service#AccessDeniedException","message":"${serviceMessage}"}',
  };
  const refused = {
    answer: 403,
    body: `<Error><Code>AccessDenied</Code><Message>${serviceMessage}</Message></Error>`,
  };
  const get = (line: string) => line.startsWith('GET');

  it.each<[string, string, (run: () => WorkerFixture) => void]>([
    ['LEDGER_UNREADABLE', 'a table cannot be read', (run) => (run().toDynamodb.onRequest = faults(query, denied))],
    [
      'STORAGE_FAILED',
      'no upload can be started',
      (run) => (run().toS3.onRequest = faults((line) => line.includes('?uploads'), refused)),
    ],
    [
      'STORAGE_FAILED',
      'a part is always refused',
      (run) => (run().toS3.onRequest = faults((line) => line.includes('partNumber=2'), refused)),
    ],
    [
      'STORAGE_FAILED',
      'the upload cannot be completed',
      (run) => (run().toS3.onRequest = faults((line) => line.startsWith('POST') && line.includes('uploadId'), refused)),
    ],
    ['STORAGE_FAILED', 'it cannot be read back', (run) => (run().toS3.onRequest = faults(get, refused))],
    [
      'VERIFICATION_FAILED',
      'a byte in its middle changed',
      (run) => (run().toS3.onRequest = faults(get, { flipByteAt: 5_000_000 })),
    ],
    [
      'VERIFICATION_FAILED',
      'a byte of its first entry changed',
      (run) => (run().toS3.onRequest = faults(get, { flipByteAt: 200 })),
    ],
  ])('has the code %s when %s, without leftovers', async (code, _, hurt) => {
    const job = request({ owner: bulky });
    hurt(() => fixture);
    expect(await fixture.run(job)).toBe('FAILED');
    expect(fixture.jobs.state(job)).toMatchObject({ status: 'FAILED', failure: { code } });
    expect(await fixture.stored()).toEqual(nothing);
  });

  it('has the code STORAGE_FAILED when the upload fails while pages are read', async () => {
    const job = request({ owner: bulkier });
    fixture.toS3.onRequest = faults((line) => line.includes('partNumber=1'), refused);
    expect(await fixture.run(job)).toBe('FAILED');
    expect(fixture.jobs.state(job).failure?.code).toBe('STORAGE_FAILED');
    expect(await fixture.stored()).toEqual(nothing);
  });

  it('has the code LEDGER_UNREADABLE when a later page fails', async () => {
    const job = request({ owner: bulky });
    let queries = 0;
    fixture.toDynamodb.onRequest = ({ headers }, body) => {
      if (headers['x-amz-target'] !== 'DynamoDB_20120810.Query' || !body.includes('"slips"')) return undefined;
      queries += 1;
      return queries > 4 ? denied : undefined;
    };
    expect(await fixture.run(job)).toBe('FAILED');
    expect(fixture.jobs.state(job).failure?.code).toBe('LEDGER_UNREADABLE');
    expect(await fixture.stored()).toEqual(nothing);
  });

  it('has the code TOO_LARGE_FOR_ONE_RUN with less than a minute left, without leftovers', async () => {
    const job = request({ owner: bulky });
    expect(await fixture.run(job, { remainingMs: () => 60_010 })).toBe('FAILED');
    expect(fixture.jobs.state(job).failure?.code).toBe('TOO_LARGE_FOR_ONE_RUN');
    expect(await fixture.stored()).toEqual(nothing);
  });

  it('has the code ARCHIVE_TOO_LARGE before the file exceeds its limit, without leftovers', async () => {
    const job = request({ owner: bulky });
    // Beyond the first part, so that an upload is open by then.
    expect(await fixture.run(job, { maxArchiveBytes: 9_000_000 })).toBe('FAILED');
    expect(fixture.jobs.state(job).failure).toMatchObject({
      code: 'ARCHIVE_TOO_LARGE',
      message: expect.stringContaining('shorter periods') as string,
    });
    expect(await fixture.stored()).toEqual(nothing);
  });

  it('keeps its object when it is unknown whether READY was accepted', async () => {
    const job = request();
    await expect(fixture.run(job, { jobs: fixture.unreachableAtReady() })).rejects.toThrow(ApiUnreachable);
    expect((await fixture.stored()).objects).toHaveLength(1);
  });
});
