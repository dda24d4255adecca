import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { Refused } from '../refused.ts';
import type { BackedUp } from './backup-record.ts';
import { backupRecordName, readBackupRecord, writeBackupRecord } from './backup-record.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'myhome-account-backup-'));
  return () => rm(dir, { recursive: true });
});

const copy: BackedUp = {
  file: 'a.zip',
  owner: 'us-east-1:1',
  exportId: '01JD4N6Q2W8YB3C5E7G9H0K1MS',
  requestedAt: '2026-11-28T00:00:00.000Z',
  bytes: 3,
  sha256: '00',
  records: { 'slips.jsonl': '11' },
};

it('a folder without a record has no copies, and a written record is read back', async () => {
  expect(await readBackupRecord(dir)).toEqual([]);
  await writeBackupRecord(dir, [copy]);
  await writeBackupRecord(dir, [copy, { ...copy, file: 'b.zip' }]);
  expect(await readBackupRecord(dir)).toEqual([copy, { ...copy, file: 'b.zip' }]);
  expect(await readdir(dir)).toEqual([backupRecordName]);
  expect((await stat(join(dir, backupRecordName))).mode & 0o777).toBe(0o600);
});

it.each([
  ['cut off', '{"formatVersion":1,"cop'],
  ['of a newer version', '{"formatVersion":2,"copies":[]}'],
  ['with a file elsewhere', JSON.stringify({ formatVersion: 1, copies: [{ ...copy, file: '../a.zip' }] })],
  ['with another kind of file', JSON.stringify({ formatVersion: 1, copies: [{ ...copy, file: '.bashrc' }] })],
  ['without an owner', JSON.stringify({ formatVersion: 1, copies: [{ ...copy, owner: null }] })],
])('a record %s is refused', async (_, text) => {
  await writeFile(join(dir, backupRecordName), text);
  await expect(readBackupRecord(dir)).rejects.toThrow(Refused);
});
