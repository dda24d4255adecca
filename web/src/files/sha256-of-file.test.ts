import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256OfFile } from './sha256-of-file.ts';

it.each([0, 1, 4 * 1024 * 1024, 4 * 1024 * 1024 + 1, 9_000_000])('hashes %i bytes', async (size) => {
  const bytes = Buffer.alloc(size, 'pieces of a file ');
  const done: number[] = [];
  const hash = await sha256OfFile(new Blob([bytes]), (count) => done.push(count));
  expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(done.at(-1)).toBe(size === 0 ? undefined : size);
  expect(done).toHaveLength(Math.ceil(size / (4 * 1024 * 1024)));
});
