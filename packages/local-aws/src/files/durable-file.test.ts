import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeDurably, writeDurably } from './durable-file.ts';
import { madeOnce } from './made-once.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'durable-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('writeDurably replaces a private file, even with concurrent writers', async () => {
  const path = join(folder, 'file');
  await Promise.all(Array.from({ length: 20 }, (_, writer) => writeDurably(path, String(writer).repeat(100_000))));
  expect(new Set(await readFile(path, 'utf8')).size).toBeLessThanOrEqual(2);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['file']);
});

it('writeDurably leaves no draft when it cannot replace the file', async () => {
  await mkdir(join(folder, 'taken', 'inside'), { recursive: true });
  await expect(writeDurably(join(folder, 'taken'), 'text')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['taken']);
});

it('removeDurably removes files and folders, and accepts a missing one', async () => {
  await writeDurably(join(folder, 'file'), 'text');
  await removeDurably(join(folder, 'file'));
  await removeDurably(join(folder, 'file'));
  expect(await readdir(folder)).toEqual([]);
});

it('madeOnce keeps the file that another process made in the meantime', async () => {
  const path = join(folder, 'once');
  const made = madeOnce(path, () => {
    madeOnce(path, () => 'of the other');
    return 'of this one';
  });
  expect(made.toString()).toBe('of the other');
  expect(madeOnce(path, () => 'later').toString()).toBe('of the other');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['once']);
});
