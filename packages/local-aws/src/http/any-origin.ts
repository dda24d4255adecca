import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Lets pages of any origin call, as AppSync and Cognito do. Their callers authenticate with signatures and tokens
 * instead of cookies. Responds to a preflight, and returns true for one.
 *
 * @param methods e.g. `POST,OPTIONS`
 * @param exposed response headers that a page may read
 */
export function letAnyOriginCall(
  request: IncomingMessage,
  response: ServerResponse,
  { methods, exposed }: { readonly methods: string; readonly exposed: readonly string[] },
): boolean {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', exposed.join(','));
  if (request.method !== 'OPTIONS') return false;
  response.setHeader('access-control-allow-methods', methods);
  response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*');
  response.setHeader('access-control-max-age', String(twoDaysSeconds));
  response.writeHead(200, { 'content-length': '0' }).end();
  return true;
}

const twoDaysSeconds = 172_800;
