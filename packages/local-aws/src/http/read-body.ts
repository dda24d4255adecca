import type { IncomingMessage } from 'node:http';

/** A body that is longer than its endpoint takes. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** A client that went away before its body was whole. */
export class BodyCutShort extends Error {
  override readonly name = 'BodyCutShort';
}

/** The whole body in memory; never more than `mostBytes` of it. Throws `BodyTooLarge` or `BodyCutShort`. */
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
      // The rest is let through unread: a client that is still sending does not look for its answer.
      chunks = [];
      reject(new BodyTooLarge(`The body is longer than ${mostBytes} bytes.`));
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', (cause) =>
      reject(new BodyCutShort('The client went away before its request was whole.', { cause })),
    );
    request.on('close', () => {
      if (!request.complete) reject(new BodyCutShort('The client went away before its request was whole.'));
    });
  });
}
