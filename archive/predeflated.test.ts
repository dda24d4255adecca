import { createRequire } from 'node:module';
import compressions from 'jszip/lib/compressions.js';
import { expect, it } from 'vitest';
import { predeflated } from './predeflated.ts';

it('stands beside jszip’s own two compressions, in the version it was written against', () => {
  const { version } = createRequire(import.meta.url)('jszip/package.json') as { version: string };
  expect(version).toBe('3.10.2');
  expect(Object.keys(compressions).sort()).toEqual(['DEFLATE', predeflated, 'STORE']);
  expect(compressions[predeflated]?.magic).toBe(compressions['DEFLATE']?.magic);
});
