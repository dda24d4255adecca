import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ArchivedLedger } from '../../archive/archive-ledger.ts';
import { archiveLedger } from '../../archive/archive-ledger.ts';
import { entryNames } from '../../archive/entries/entry-names.ts';
import { pageOf } from '../../archive/items/page-of-items.ts';
import { verifyArchive } from '../../archive/verify-archive.ts';
import { openArchive } from '../../archive/zip/write-archive.ts';
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
  const [page, none] = [[pageOf([{ entry: { S: '20250101#food01_a' }, memo: { S: memo } }])], []];
  const from = (pages: ReturnType<typeof pageOf>[]) => ({ next: () => Promise.resolve(pages.shift()) });
  const archived = await archiveLedger({
    archive,
    pages: { slips: from(page), balances: from(none), kinds: from([]), methods: from([]) },
    openingBalances: () => Promise.resolve(new Map()),
    about: { exportId: 'x', attempt: 1, owner: 'y', period: null, requestedAt: '', startedAt: '' },
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

async function verify(made: MadeArchive, stored: Buffer): Promise<void> {
  await s3.operator.send(new PutObjectCommand({ Bucket: 'archive', Key: key, Body: stored }));
  const progress = new ProgressReporter({ report: () => Promise.resolve(), onError: () => undefined });
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
