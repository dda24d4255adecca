import type { IncomingMessage } from 'node:http';
import type { SignedRequest } from '../sigv4/signed-request.ts';
import { flatHeaders } from './flat-headers.ts';

/** A Node request and its body in the form that the gate verifies. */
export function signedRequest(request: IncomingMessage, body: Uint8Array): SignedRequest {
  return { method: request.method ?? 'GET', target: request.url ?? '/', headers: flatHeaders(request.headers), body };
}
