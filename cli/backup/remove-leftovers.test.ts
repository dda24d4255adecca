import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backupRecordName } from './backup-record.ts';
import { removeLeftovers } from './remove-leftovers.ts';

it('unfinished files of a killed command are removed a day after the last write, and no other file', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'myhome-account-leftovers-'));
  const now = new Date('2026-11-28T12:00:00Z');
  const add = async (name: string, hoursAgo: number) => {
    await writeFile(join(dir, name), '');
    await utimes(join(dir, name), now, new Date(now.getTime() - hoursAgo * 3_600_000));
    return name;
  };
  const copy = () => `.myhome-account_01JD4N6Q2W8YB3C5E7G9H0K1MS.${randomUUID()}.part`;
  await add(copy(), 25);
  await add(`${backupRecordName}.${randomUUID()}.part`, 25);
  const stay = [
    await add(copy(), 23),
    await add('myhome-account_all.zip', 999),
    await add(backupRecordName, 999),
    await add('video.part', 999),
    await add(`x${copy()}`, 999),
  ];
  await removeLeftovers(dir, now.getTime());
  expect((await readdir(dir)).sort()).toEqual(stay.sort());
  await rm(dir, { recursive: true });
});
