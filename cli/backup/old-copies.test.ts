import { createHash } from 'node:crypto';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { another, exportedZip, owner } from '../../archive/copy/copies-under-test.ts';
import type { BackedUp } from './backup-record.ts';
import { oldCopies } from './old-copies.ts';
import { stateOf } from './state-of-copy.ts';

const keepNone = { daily: 0, weekly: 0, monthly: 0, yearly: 0 };
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'myhome-account-old-copies-'));
  return () => rm(dir, { recursive: true });
});

/** A copy of this day in the folder. `whose`: as its manifest says. */
async function saved(day: string, whose = owner): Promise<BackedUp> {
  const requestedAt = `${day}T00:00:00.000Z`;
  const zip = await exportedZip({}, { whose, made: requestedAt });
  const file = `${day}.zip`;
  await writeFile(join(dir, file), zip);
  const sha256 = createHash('sha256').update(zip).digest('hex');
  return { file, owner, exportId: day, requestedAt, bytes: zip.length, sha256, records: {} };
}

it('all but the kept copies are old, and the newest one is kept', async () => {
  const copies = [await saved('2026-01-01'), await saved('2026-01-03'), await saved('2026-01-02')];
  expect((await oldCopies(dir, copies, keepNone)).map(({ file }) => file)).toEqual([
    '2026-01-01.zip',
    '2026-01-02.zip',
  ]);
  expect(await oldCopies(dir, copies, { ...keepNone, daily: 3 })).toEqual([]);
});

it('a copy whose manifest names another person is never old, whatever the record says', async () => {
  const copies = [await saved('2026-01-01', another), await saved('2026-01-02')];
  expect(await oldCopies(dir, copies, keepNone)).toEqual([]);
});

it('a copy is good while it is byte for byte as it was written', async () => {
  const copy = await saved('2026-01-01');
  expect(await stateOf(dir, copy)).toBe('GOOD');
  await truncate(join(dir, copy.file), copy.bytes - 1);
  expect(await stateOf(dir, copy)).toBe('ROTTED');
  await rm(join(dir, copy.file));
  expect(await stateOf(dir, copy)).toBe('GONE');
});
