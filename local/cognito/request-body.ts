import type { IncomingMessage } from 'node:http';
import { CognitoError } from './cognito-error.ts';

/** Ours: Cognito's longest request, a sign-up with every attribute full, stays far below. */
const maxBodyBytes = 256 * 1024;

/** The whole body of a request. Throws `CognitoError` for one that is too large, or whose caller hung up. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    // The connection stays up when the loop is left early: the caller is to read why.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBodyBytes) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new CognitoError('RequestAbortedException', 'The caller hung up before the body was complete.', { cause });
  }
  if (sizeBytes <= maxBodyBytes) return Buffer.concat(chunks);
  request.resume();
  throw new CognitoError('RequestEntityTooLargeException', `The request body is longer than ${maxBodyBytes} bytes.`, { httpStatus: 413 });
}
