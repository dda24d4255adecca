import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compressed, encodingFor, isCompressible } from './compression.ts';

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['br', 'br'],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br;q=0', undefined],
  ['deflate', undefined],
  ['', undefined],
  [undefined, undefined],
])('for a browser that takes %s chooses %s', (accepted, chosen) => {
  expect(encodingFor(accepted)).toBe(chosen);
});

it.each([
  ['text/javascript; charset=utf-8', 1000, true],
  ['text/javascript; charset=utf-8', 999, false],
  ['text/html', 10_000_000, true],
  ['text/html', 10_000_001, false],
  ['image/svg+xml', 5000, true],
  ['image/png', 5000, false],
  ['font/woff2', 5000, false],
])('%s of %i bytes is compressed: %s', (type, bytes, expected) => {
  expect(isCompressible(type, bytes)).toBe(expected);
});

it('gives back what it compressed', async () => {
  const body = Buffer.from('household '.repeat(1000));
  expect(brotliDecompressSync(await compressed(body, 'br')).equals(body)).toBe(true);
  expect(gunzipSync(await compressed(body, 'gzip')).equals(body)).toBe(true);
});
