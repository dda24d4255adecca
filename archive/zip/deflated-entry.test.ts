import { createRequire } from 'node:module';
import CompressedObject from 'jszip/lib/compressedObject.js';
import { expect, it } from 'vitest';

it('is built on the version of jszip that it was written against', () => {
  const { version } = createRequire(import.meta.url)('jszip/package.json') as { version: string };
  expect(version).toBe('3.10.2');
  expect(Object.keys(CompressedObject.prototype)).toEqual(['getContentWorker', 'getCompressedWorker']);
});
