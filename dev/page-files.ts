import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { cacheControlOf } from '../delivery/page-caching.ts';
import type { Encoding } from './compression.ts';
import { compressed, encodingFor, isCompressible } from './compression.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** A resource that is served under a path. */
export interface Served {
  readonly type: string;
  readonly body: Buffer;
}

/**
 * The files of the built page, by request path. The list is read once. A path that is not in the list cannot be
 * requested, however it is spelled.
 */
export class PageFiles {
  readonly #paths: ReadonlyMap<string, string>;

  constructor(dir: string | undefined) {
    this.#paths = dir === undefined ? new Map() : filesIn(dir);
  }

  async read(path: string): Promise<Served | undefined> {
    const file = this.#paths.get(path);
    return file === undefined
      ? undefined
      : { type: types[extname(file)] ?? 'application/octet-stream', body: await readFile(file) };
  }
}

function filesIn(dir: string): ReadonlyMap<string, string> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [`/${relative(dir, file).split(sep).join('/')}`, file];
    }),
  );
}

const alreadyCompressed = new Map<string, Promise<Buffer>>();

/**
 * Answers GET or HEAD as the distribution would: with cache headers, compressed for a client that accepts it, and with
 * 304 for a client that has the file.
 */
export async function sendServed(
  path: string,
  { type, body }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isVarying = isCompressible(type, body.length);
  const encoding = isVarying ? encodingFor([request.headers['accept-encoding'] ?? ''].flat().join()) : undefined;
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 32);
  response.setHeader('content-type', type);
  response.setHeader('cache-control', cacheControlOf(path));
  // A compressed body differs from the bytes that a strong tag identifies.
  response.setHeader('etag', encoding === undefined ? `"${hash}"` : `W/"${hash}"`);
  if (isVarying) response.setHeader('vary', 'Accept-Encoding');
  if (request.headers['if-none-match']?.includes(`"${hash}"`) === true) {
    response.writeHead(304).end();
    return;
  }
  const sent = encoding === undefined ? body : await compressedOnce(hash, body, encoding);
  if (encoding !== undefined) response.setHeader('content-encoding', encoding);
  response.writeHead(200, { 'content-length': sent.length });
  response.end(request.method === 'HEAD' ? undefined : sent);
}

function compressedOnce(hash: string, body: Buffer, encoding: Encoding): Promise<Buffer> {
  const key = `${encoding} ${hash}`;
  const known = alreadyCompressed.get(key) ?? compressed(body, encoding);
  alreadyCompressed.set(key, known);
  return known;
}
