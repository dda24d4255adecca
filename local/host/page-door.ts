import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FrontDoor } from '../front-door.ts';
import { openDoor } from '../http/open-door.ts';

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

interface PageDoorOptions {
  readonly port: number;
  /** The built page; left out where another server has it and only `documents` are wanted. */
  readonly dir?: string;
  /** Documents of the host's own, by path. */
  readonly documents: Documents;
  /** What answers for itself, whatever the method, by path. */
  readonly answers: Answers;
}

export type Documents = Readonly<Record<string, () => { readonly type: string; readonly body: string }>>;

export type Answers = Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>>;

/** Serves the built page with the headers that its distribution sets, and a few documents of the host's own. */
export async function openPageDoor(options: PageDoorOptions): Promise<FrontDoor> {
  return openDoor({ port: options.port, name: 'page', answer: (request, response) => answer(options, request, response) });
}

async function answer({ dir, documents, answers }: PageDoorOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pathname = pathOf(request);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'no-referrer');
  const own = answers[pathname];
  if (own !== undefined) {
    await own(request, response);
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const document = documents[pathname]?.();
  if (document !== undefined) {
    response.writeHead(200, { 'content-type': document.type, 'cache-control': 'no-store' }).end(document.body);
    return;
  }
  const file = dir === undefined ? undefined : fileIn(dir, pathname === '/' ? '/index.html' : pathname);
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(`There is no ${pathname} here.\n`);
    return;
  }
  const immutable = pathname.startsWith('/assets/');
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file), response);
}

export function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split(/[?#]/)[0] ?? '/';
}

function fileIn(dir: string, pathname: string): string | undefined {
  const decoded = decodedPath(pathname);
  if (decoded?.startsWith('/') !== true || decoded.includes('\0')) return undefined;
  const path = join(dir, normalize(decoded));
  if (!path.startsWith(`${dir}/`)) return undefined;
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? path : undefined;
}

function decodedPath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
