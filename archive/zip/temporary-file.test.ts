import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TemporaryFile } from './temporary-file.ts';

let folder: string;
let file: TemporaryFile;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temporary-file-'));
  vi.stubEnv('TMPDIR', folder);
  file = new TemporaryFile();
});
afterEach(async () => {
  await file.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it('gives every piece back, in any order and as often as it is asked', async () => {
  const pieces = [1, 70_000, 0, 3].map((length) => randomBytes(length));
  const extents = await Promise.all(pieces.map((piece) => file.append(piece)));
  for (const index of [3, 0, 1, 2, 1])
    expect(await file.read(extents[index] ?? { position: 0, length: 0 })).toEqual(pieces[index]);
});

it('has no name, so that nothing is left of it', async () => {
  await file.append(Buffer.from('a'));
  expect(readdirSync(folder)).toEqual([]);
});

it('is one file for all pieces, and closes it', async () => {
  const before = readdirSync('/proc/self/fd').length;
  await Promise.all([file.append(Buffer.from('a')), file.append(Buffer.from('b'))]);
  expect(readdirSync('/proc/self/fd')).toHaveLength(before + 1);
  await file.close();
  expect(readdirSync('/proc/self/fd')).toHaveLength(before);
});

it('refuses to read what is not there', async () => {
  await expect(file.read({ position: 0, length: 1 })).rejects.toThrow('Nothing has been written');
  await file.append(Buffer.from('abc'));
  await expect(file.read({ position: 1, length: 5 })).rejects.toThrow('The temporary file ended at 3, before 6.');
});

it('may be closed without having been used', async () => {
  await expect(file.close()).resolves.toBeUndefined();
});
