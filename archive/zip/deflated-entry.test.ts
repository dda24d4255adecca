import { createRequire } from 'node:module';
import CompressedObject from 'jszip/lib/compressedObject.js';
import compressions from 'jszip/lib/compressions.js';
import { expect, it, onTestFinished, vi } from 'vitest';

it('is built on the version of jszip that it was written against', () => {
  const { version } = createRequire(import.meta.url)('jszip/package.json') as { version: string };
  expect(version).toBe('3.10.2');
  expect(Object.keys(CompressedObject.prototype)).toEqual(['getContentWorker', 'getCompressedWorker']);
});

it.each([
  ['without a deflate compression', compressions, 'DEFLATE', undefined],
  ['whose deflate has another number', compressions, 'DEFLATE', { magic: '\x09\x00' }],
  ['that keeps compressed entries in another way', CompressedObject.prototype, 'getCompressedWorker', undefined],
])('refuses a jszip %s', async (_, object, member, other) => {
  const known = Object.getOwnPropertyDescriptor(object, member);
  expect(known).toBeDefined();
  onTestFinished(() => void Object.defineProperty(object, member, known ?? {}));
  Object.defineProperty(object, member, { value: other, configurable: true, writable: true });
  vi.resetModules();
  await expect(import('./deflated-entry.ts')).rejects.toMatchObject({ name: 'UnknownJszip' });
});
