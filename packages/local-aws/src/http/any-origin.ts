import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Lets pages of any origin call, as AppSync and Cognito do: their callers prove themselves by what they send, not with cookies. Answers a
 * preflight, and says whether this was one.
 *
 * @param methods e.g. `POST,OPTIONS`
 * @param exposed Headers of the answer that a page may read.
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
