import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ArchivedLedger } from '../../archive/archive-ledger.ts';
import { archiveLedger } from '../../archive/archive-ledger.ts';
import { entryNames } from '../../archive/entries/entry-names.ts';
import { pageOf } from '../../archive/items/page-of-items.ts';
import { verifyArchive } from '../../archive/verify-archive.ts';
import { openArchive } from '../../archive/zip/write-archive.ts';
import { byDataset } from '../../ledger/datasets.ts';
import type { MadeArchive } from './make-archive.ts';
import { ProgressReporter } from './progress.ts';
import { verifyStoredArchive } from './verify-stored-archive.ts';

let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startFixture();
});
afterAll(() => s3.s3.close());

const key = 'cognito/an archive.zip';

/** An archive of one slip. */
async function archiveOf(memo: string): Promise<{ archived: ArchivedLedger; zip: Buffer }> {
  const archive = openArchive({ names: entryNames, entryDate: new Date(0), signal: new AbortController().signal });
  const whole = buffer(archive.bytes);
  const page = [pageOf([{ entry: { S: '20250101#food01_a' }, memo: { S: memo } }])];
  const from = (pages: ReturnType<typeof pageOf>[]) => ({ next: () => Promise.resolve(pages.shift()) });
  const archived = await archiveLedger({
    archive,
    pages: { ...byDataset(() => from([])), slips: from(page) },
    openingBalances: () => Promise.resolve(new Map()),
    about: { exportId: 'x', attempt: 1, owner: 'y', period: null, language: 'ja', requestedAt: '', startedAt: '' },
    consistency: () => Promise.resolve({ level: 'EACH_PAGE', statement: '' }),
    now: () => new Date(0),
    onPage: () => undefined,
  });
  return { archived, zip: await whole };
}

const madeOf = (archived: ArchivedLedger, zip: Buffer): MadeArchive => ({
  ...archived,
  stored: {
    bytes: zip.length,
    sha256: createHash('sha256').update(zip).digest('hex'),
    expiration: undefined,
    inParts: false,
  },
});

const reporter = () => new ProgressReporter({ report: () => Promise.resolve(), onError: () => undefined });

async function verify(made: MadeArchive, stored: Buffer): Promise<void> {
  await s3.operator.send(new PutObjectCommand({ Bucket: 'archive', Key: key, Body: stored }));
  const progress = reporter();
  const options = {
    storage: { s3: s3.operator, bucket: 'archive' },
    key,
    progress,
    signal: new AbortController().signal,
    log: () => undefined,
  };
  await verifyStoredArchive(made, options).finally(() => progress.close());
}

async function* once(zip: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  yield zip;
}

it('takes what was sent', async () => {
  const { archived, zip } = await archiveOf('a');
  await expect(verify(madeOf(archived, zip), zip)).resolves.toBeUndefined();
});

it('compares the SHA-256 of the whole: an archive that is good in itself, and differs in a field that no reader looks at, is not what was sent', async () => {
  const { archived, zip } = await archiveOf('a');
  const other = Buffer.from(zip);
  const directory = other.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  // The system that made the entry.
  other[directory + 5] = 3;
  await expect(verifyArchive(once(other))).resolves.toMatchObject({ bytes: zip.length });
  await expect(verify(madeOf(archived, zip), other)).rejects.toMatchObject({
    code: 'VERIFICATION_FAILED',
    cause: { message: 'The stored object is not the bytes that were sent.' },
  });
});

it('does not take another archive, good in itself, for what was sent', async () => {
  const [sent, other] = [await archiveOf('a'), await archiveOf('b')];
  await expect(verify(madeOf(sent.archived, sent.zip), other.zip)).rejects.toMatchObject({
    code: 'VERIFICATION_FAILED',
  });
});

it('says how much of the file it has read, and at the end what it has verified', async () => {
  const { archived, zip } = await archiveOf('a');
  await s3.operator.send(new PutObjectCommand({ Bucket: 'archive', Key: key, Body: zip }));
  const progress = reporter();
  const updated = vi.spyOn(progress, 'update');
  const updates = () => updated.mock.calls.map(([change]) => change);
  const logged: object[] = [];
  const options = {
    storage: { s3: s3.operator, bucket: 'archive' },
    key,
    progress,
    signal: new AbortController().signal,
    log: (step: string, fields?: object) => void logged.push({ step, ...fields }),
  };
  const made = madeOf(archived, zip);
  await verifyStoredArchive(made, options);
  expect(updates()[0]).toEqual({ phase: 'VERIFYING', bytesDone: 0, fraction: 0 });
  expect(updates().at(-1)).toEqual({ bytesDone: zip.length, fraction: 1 });
  expect(logged).toEqual([{ step: 'verified', bytes: zip.length, ms: expect.any(Number) as number }]);
  expect((logged[0] as { ms: number }).ms).toBeLessThan(60_000);

  for (const [bytes, fraction] of [
    [2 * zip.length, 0.5],
    [zip.length / 2, 1],
  ] as const) {
    await expect(verifyStoredArchive({ ...made, stored: { ...made.stored, bytes } }, options)).rejects.toThrow();
    expect(updates().at(-1)).toEqual({ bytesDone: zip.length, fraction });
  }
  await progress.close();
});

it('does not blame the file when it could not be read, or when the run has been stopped', async () => {
  const { archived, zip } = await archiveOf('a');
  const progress = reporter();
  const reason = new Error('stopped');
  const options = { storage: { s3: s3.operator, bucket: 'archive' }, key, progress, log: () => undefined };
  await expect(
    verifyStoredArchive(madeOf(archived, zip), { ...options, signal: AbortSignal.abort(reason) }),
  ).rejects.toBe(reason);
  await progress.close();
});

it('misses an entry that was written and is not there', async () => {
  const { archived, zip } = await archiveOf('a');
  const [entry] = archived.entries;
  if (!entry) throw new Error('Expected an entry.');
  const entries = [...archived.entries, entry];
  await expect(verify({ ...madeOf(archived, zip), entries }, zip)).rejects.toMatchObject({
    code: 'VERIFICATION_FAILED',
  });
});

it.each([
  ['rows', { rows: 7 }],
  ['size', { bytes: 7 }],
  ['SHA-256', { sha256: '0'.repeat(64) }],
  ['name', { name: 'other.csv' }],
])('compares each entry with what was written to it: another %s', async (_, wrong) => {
  const { archived, zip } = await archiveOf('a');
  const entries = archived.entries.map((entry, index) => (index === 4 ? { ...entry, ...wrong } : entry));
  await expect(verify({ ...madeOf(archived, zip), entries }, zip)).rejects.toMatchObject({
    code: 'VERIFICATION_FAILED',
  });
});

it('says VERIFICATION_FAILED of what is cut off, or no archive at all', async () => {
  const { archived, zip } = await archiveOf('a');
  await expect(verify(madeOf(archived, zip), zip.subarray(0, 100))).rejects.toMatchObject({
    code: 'VERIFICATION_FAILED',
  });
  await expect(verify(madeOf(archived, zip), Buffer.from('no zip'))).rejects.toMatchObject({
    code: 'VERIFICATION_FAILED',
  });
});
