import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Objects and parts in memory. An upload and its verification then cost almost nothing on the server's side, so the
 * client's cost is measured.
 */
export class CannedS3 {
  readonly #objects = new Map<string, readonly Buffer[]>();
  readonly #parts = new Map<number, Buffer>();

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://canned');
    const body = await bodyOf(request);
    const partNumber = searchParams.get('partNumber');
    switch (request.method) {
      case 'PUT':
        if (partNumber === null) this.#objects.set(pathname, [body]);
        else this.#parts.set(Number(partNumber), body);
        response.writeHead(200, { etag: '"canned"' }).end();
        return;
      case 'POST':
        if (searchParams.has('uploads')) {
          this.#parts.clear();
          response
            .writeHead(200, xml)
            .end('<InitiateMultipartUploadResult><UploadId>canned</UploadId></InitiateMultipartUploadResult>');
          return;
        }
        this.#objects.set(
          pathname,
          [...this.#parts].sort(([a], [b]) => a - b).map(([, part]) => part),
        );
        response
          .writeHead(200, xml)
          .end('<CompleteMultipartUploadResult><ETag>"canned"</ETag></CompleteMultipartUploadResult>');
        return;
      case 'HEAD':
      case 'GET': {
        const object = this.#objects.get(pathname);
        if (!object) {
          response.writeHead(404, xml).end('<Error><Code>NoSuchKey</Code></Error>');
          return;
        }
        const total = object.reduce((sum, { length }) => sum + length, 0);
        const [first, last] = rangeOf(request.headers.range) ?? [0, total - 1];
        response.writeHead(request.headers.range === undefined ? 200 : 206, {
          etag: '"canned"',
          'content-length': last - first + 1,
        });
        if (request.method === 'GET') for (const part of piecesOf(object, first, last)) response.write(part);
        response.end();
        return;
      }
      case 'DELETE':
        this.#objects.delete(pathname);
        response.writeHead(204).end();
        return;
      default:
        response
          .writeHead(501, xml)
          .end(
            `<Error><Code>NotImplemented</Code><Message>The canned S3 has no ${request.method ?? 'method'}.</Message></Error>`,
          );
    }
  }
}

/** First and last byte, both included. */
function rangeOf(header: string | undefined): readonly [number, number] | undefined {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(header ?? '') ?? [];
  return first === undefined || last === undefined ? undefined : [Number(first), Number(last)];
}

function piecesOf(object: readonly Buffer[], first: number, last: number): Buffer[] {
  let at = 0;
  return object.flatMap((part) => {
    const piece = part.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at));
    at += part.length;
    return piece.length > 0 ? [piece] : [];
  });
}

const xml = { 'content-type': 'application/xml' };

/**
 * The whole body. boto3 sends a file of unknown length and waits for `100 Continue` before the body. The server has
 * sent that by then.
 */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // Without an async iterator, which would take as long as the rest of the answer to a write.
  await new Promise<void>((resolve, reject) => {
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .once('end', resolve)
      .once('error', reject);
  });
  return Buffer.concat(chunks);
}
