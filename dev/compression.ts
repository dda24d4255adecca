import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** CloudFront compresses objects of 1,000 to 10,000,000 bytes (its developer guide, "Serve compressed files"). */
const leastBytes = 1000;
const mostBytes = 10_000_000;

/** The types from CloudFront's list that the page contains. Images, WOFF2 fonts and archives are compressed already. */
const compressedTypes = new Set([
  'application/javascript',
  'application/json',
  'application/manifest+json',
  'application/wasm',
  'image/svg+xml',
  'image/x-icon',
  'text/css',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
]);

/** Whether CloudFront would compress an object of this type and size for a browser that accepts compression. */
export function isCompressible(contentType: string, bytes: number): boolean {
  return bytes >= leastBytes && bytes <= mostBytes && compressedTypes.has(contentType.split(';')[0]?.trim() ?? '');
}

/**
 * The encoding that CloudFront would choose: Brotli if the browser accepts it, else gzip. Undefined if the browser
 * accepts neither.
 */
export function encodingFor(acceptEncoding: string | undefined): Encoding | undefined {
  const taken = (acceptEncoding ?? '')
    .split(',')
    .map((part) => part.split(';').map((piece) => piece.trim().toLowerCase()))
    .filter(([, quality]) => quality === undefined || Number(quality.replace(/^q=/, '')) > 0)
    .map(([name]) => name);
  return (['br', 'gzip'] as const).find((encoding) => taken.includes(encoding));
}

/** Compresses a body about as strongly as CloudFront, whose levels are not published (*unproven*). */
export function compressed(body: Buffer, encoding: Encoding): Promise<Buffer> {
  return encoding === 'br'
    ? promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    : promisify(gzip)(body, { level: 6 });
}
