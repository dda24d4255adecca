import type { IncomingMessage } from 'node:http';

/** Beyond this a body is not read on. AppSync's own limit on a request is 1 MB. */
export const bodyLimitBytes = 1024 * 1024;

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** The caller went away while it was sending. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';
}

/** @throws BodyTooLarge as soon as the limit is passed, CallerGone when the connection ends before the body does. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > bodyLimitBytes) throw new BodyTooLarge(`more than ${bodyLimitBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof BodyTooLarge) throw cause;
    throw new CallerGone('the connection ended before the body did', { cause });
  }
  return Buffer.concat(chunks);
}
