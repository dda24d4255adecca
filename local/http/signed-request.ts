import type { IncomingMessage } from 'node:http';
import type { SignedRequest } from '../identity/gate.ts';

/** A Node request and its body in the form that the gate verifies. */
export function signedRequest(request: IncomingMessage, body: Uint8Array): SignedRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return { method: request.method ?? 'GET', target: request.url ?? '/', headers, body };
}
