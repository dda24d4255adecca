import { createReadStream, readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
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
  const files = options.dir === undefined ? new Map<string, string>() : filesIn(options.dir);
  return openDoor({ port: options.port, name: 'page', answer: (request, response) => answer(options, files, request, response) });
}

async function answer({ documents, answers }: PageDoorOptions, files: ReadonlyMap<string, string>, request: IncomingMessage, response: ServerResponse): Promise<void> {
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
  // By its own name only: another's name that leads to this address would let their page read the codes (DNS rebinding).
  if (pathname.startsWith('/local-host/') && !/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) {
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end('Ask for this as localhost or 127.0.0.1.\n');
    return;
  }
  if (document !== undefined) {
    response.writeHead(200, { 'content-type': document.type, 'cache-control': 'no-store' }).end(document.body);
    return;
  }
  const file = files.get(pathname === '/' ? '/index.html' : decoded(pathname));
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

/**
 * The files of a folder by the paths that ask for them. Read once: what is not in the list cannot be asked for, however a path is spelled.
 */
function filesIn(dir: string): ReadonlyMap<string, string> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [`/${relative(dir, file).split(sep).join('/')}`, file];
    }),
  );
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return pathname;
    throw error;
  }
}
