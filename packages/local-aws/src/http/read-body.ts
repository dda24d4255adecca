import type { IncomingMessage } from 'node:http';

/** A body is longer than its endpoint's limit. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** A client disconnected before its body was complete. */
export class BodyCutShort extends Error {
  override readonly name = 'BodyCutShort';
}

/** Reads the whole body into memory, at most `mostBytes`. Throws `BodyTooLarge` or `BodyCutShort`. */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= mostBytes) {
        chunks.push(chunk);
        return;
      }
      // The rest is discarded, because a client that is still sending does not read the response.
      chunks = [];
      reject(new BodyTooLarge(`The body is longer than ${mostBytes} bytes.`));
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', (cause) =>
      reject(new BodyCutShort('The client disconnected before its request was complete.', { cause })),
    );
    request.on('close', () => {
      if (!request.complete) reject(new BodyCutShort('The client disconnected before its request was complete.'));
    });
  });
}
