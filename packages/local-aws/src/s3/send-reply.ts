import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Reply } from './operation.ts';

/** Sends a response. Resolves when it is sent or the client has hung up. */
export async function sendReply(
  response: ServerResponse,
  reply: Reply,
  common: Readonly<Record<string, string>>,
): Promise<void> {
  const { body = '' } = reply;
  const headers: Record<string, string | number> = { ...common, ...reply.headers };
  // 204 and 304 have no body and no length. HEAD has the length of the body of GET.
  if (typeof body === 'string' && !('content-length' in headers) && reply.status !== 204 && reply.status !== 304)
    headers['content-length'] = Buffer.byteLength(body);
  response.writeHead(reply.status, headers);
  if (typeof body === 'string') {
    response.end(response.req.method === 'HEAD' ? undefined : body);
    return;
  }
  try {
    await pipeline(Readable.from(body, { objectMode: false }), response);
  } catch (error) {
    if (!isHangUp(error)) throw error;
  }
}

/** True when a failure only means that the client disconnected. */
export function isHangUp(error: unknown): boolean {
  return error instanceof Error && hangUpCodes.includes((error as NodeJS.ErrnoException).code ?? '');
}

const hangUpCodes = ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_DESTROYED'];
