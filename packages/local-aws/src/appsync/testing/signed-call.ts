import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { TemporaryCredentials } from '../../sigv4/credential-authority.ts';
import type { WireError } from '../execute/wire-error.ts';
import { region } from './test-api.ts';

export interface Answer {
  readonly status: number;
  readonly errorTypeHeader: string | null;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly (WireError & { errorCode?: number })[];
  };
}

/** Signs a POST with AWS's own signer. */
export async function signedHeaders(
  url: string,
  body: string,
  credentials: TemporaryCredentials,
  headers: Record<string, string> = {},
): Promise<Record<string, string>> {
  const { hostname, port, pathname } = new URL(url);
  const signer = new SignatureV4({ service: 'appsync', region, credentials, sha256: Sha256, uriEscapePath: true });
  const signed = await signer.sign({
    method: 'POST',
    protocol: 'http:',
    hostname,
    port: Number(port),
    path: pathname,
    headers: { host: `${hostname}:${port}`, ...headers },
    body,
    query: {},
  });
  return signed.headers;
}

/** Posts a query signed by `credentials`. */
export async function call(
  endpoint: string,
  credentials: TemporaryCredentials,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const body = JSON.stringify({ query, variables });
  return post(endpoint, body, await signedHeaders(endpoint, body, credentials, { 'content-type': 'application/json' }));
}

export async function post(endpoint: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
  // fetch sets the same host header.
  const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'host'));
  const response = await fetch(endpoint, { method: 'POST', body, headers: sent });
  return {
    status: response.status,
    errorTypeHeader: response.headers.get('x-amzn-errortype'),
    body: (await response.json()) as Answer['body'],
  };
}
