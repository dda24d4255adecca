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

it('replaces a file that only its owner may read, whoever else writes it at the same time', async () => {
  const path = join(folder, 'file');
  await Promise.all(Array.from({ length: 20 }, (_, writer) => writeDurably(path, String(writer).repeat(100_000))));
  expect(new Set(await readFile(path, 'utf8')).size).toBeLessThanOrEqual(2);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['file']);
});

it('leaves no draft where it cannot put the file in its place', async () => {
  await mkdir(join(folder, 'taken', 'inside'), { recursive: true });
  await expect(writeDurably(join(folder, 'taken'), 'text')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['taken']);
});

it('removes files and folders, and what is not there', async () => {
  await writeDurably(join(folder, 'file'), 'text');
  await removeDurably(join(folder, 'file'));
  await removeDurably(join(folder, 'file'));
  expect(await readdir(folder)).toEqual([]);
});

it('makes a file once: what another process made in between is kept', async () => {
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
