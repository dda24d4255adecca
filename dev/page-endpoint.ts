import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Endpoint } from 'local-aws/endpoint.ts';
import { openEndpoint } from 'local-aws/http/open-endpoint.ts';
import type { PageHeaders } from '../delivery/page-headers.ts';
import { PageFiles, sendServed } from './page-files.ts';

interface PageEndpointOptions {
  readonly port: number;
  /** The built page. Left out when another server has the page and only `documents` are wanted. */
  readonly dir?: string;
  /** Headers of every answer. */
  readonly headers: PageHeaders;
  /** Documents of the host itself, by path. */
  readonly documents: Documents;
  /** Handlers that answer every method themselves, by path. */
  readonly answers: Answers;
}

export type Documents = Readonly<Record<string, () => { readonly type: string; readonly body: string }>>;

export type Answers = Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>>;

/** Serves the built page as its distribution does, and a few documents of the host itself. */
export async function openPageEndpoint(options: PageEndpointOptions): Promise<Endpoint> {
  const files = new PageFiles(options.dir);
  return openEndpoint({
    port: options.port,
    name: 'page',
    handle: (request, response) => handle(options, files, request, response),
  });
}

async function handle(
  { documents, answers, headers }: PageEndpointOptions,
  files: PageFiles,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const pathname = pathOf(request);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
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
  // Only under its own host name: another name that resolves to this address would let a foreign page read the codes
  // (DNS rebinding).
  if (pathname.startsWith('/local-host/') && !/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) {
    response
      .writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
      .end('Ask for this as localhost or 127.0.0.1.\n');
    return;
  }
  // The host's own documents are not cached. A file that a distribution also has is cached as the distribution says.
  if (document !== undefined && pathname.startsWith('/local-host/')) {
    response
      .writeHead(200, {
        'content-type': document.type,
        'cache-control': 'no-store',
        'content-security-policy': ownPolicy,
      })
      .end(document.body);
    return;
  }
  const path = pathname === '/' ? '/index.html' : decoded(pathname);
  const served =
    document === undefined ? await files.read(path) : { type: document.type, body: Buffer.from(document.body) };
  if (served === undefined)
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(`There is no ${pathname} here.\n`);
  else await sendServed(path, served, request, response);
}

export function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split(/[?#]/)[0] ?? '/';
}

/** The policy for the host's own documents: they load nothing except inline styles. */
const ownPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return pathname;
    throw error;
  }
}
