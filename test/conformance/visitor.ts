import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { Amplify } from 'aws-amplify';
import { fetchAuthSession, signIn } from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import type { KeyValueStorageInterface } from 'aws-amplify/utils';
import { ConsoleLogger } from 'aws-amplify/utils';
import type { Credentials } from '../person.ts';
import type { Target } from './target.ts';

/** A person who is signed in at the target. */
export interface Visitor {
  readonly target: Target;
  readonly identityId: string;
  readonly credentials: Credentials;
  readonly idToken: string;
  readonly accessToken: string;
}

/** Signs the target's person in with Amplify's own SRP. */
export async function visit(target: Target): Promise<Visitor> {
  ConsoleLogger.LOG_LEVEL = 'ERROR';
  Amplify.configure(target.amplify);
  // Amplify forgets this session instead of ending it. Other cases sign out, which would revoke these tokens.
  cognitoUserPoolsTokenProvider.setKeyValueStorage(memory());
  await signIn({ username: target.user.email, password: target.user.password });
  const { credentials, identityId, tokens } = await fetchAuthSession();
  cognitoUserPoolsTokenProvider.setKeyValueStorage(memory());
  if (credentials === undefined || identityId === undefined || tokens?.idToken === undefined)
    throw new Error(`${target.user.email} could not be signed in.`);
  return {
    target,
    identityId,
    credentials,
    idToken: tokens.idToken.toString(),
    accessToken: tokens.accessToken.toString(),
  };
}

function memory(): KeyValueStorageInterface {
  const kept = new Map<string, string>();
  return {
    setItem: (key, value) => Promise.resolve(void kept.set(key, value)),
    getItem: (key) => Promise.resolve(kept.get(key) ?? null),
    removeItem: (key) => Promise.resolve(void kept.delete(key)),
    clear() {
      kept.clear();
      return Promise.resolve();
    },
  };
}

interface Signing {
  readonly credentials?: Credentials;
  /** Signs for another time. */
  readonly aheadMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Headers that sign a POST to the API with AWS's own signer. `path` differs from `/graphql` only for realtime's
 * connect.
 */
export async function signedHeaders(
  { target, credentials: own }: Visitor,
  body: string,
  signing: Signing & { readonly path?: string } = {},
): Promise<Record<string, string>> {
  const { credentials = own, aheadMs = 0, headers = {} } = signing;
  const url = new URL(target.graphqlUrl);
  const signer = new SignatureV4({ service: 'appsync', region: target.region, credentials, sha256: Sha256 });
  const request = {
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path: signing.path ?? url.pathname,
    query: {},
    headers: { host: url.host, 'content-type': 'application/json', ...headers },
    body,
  };
  return (await signer.sign(request, { signingDate: new Date(Date.now() + aheadMs) })).headers;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly Record<string, unknown>[];
  };
}

/** POSTs a body unchanged. */
export async function post(visitor: Visitor, body: string, signing: Signing | 'unsigned' = {}): Promise<Answer> {
  // fetch sets the same host header itself.
  const headers =
    signing === 'unsigned'
      ? { 'content-type': 'application/json' }
      : Object.fromEntries(
          Object.entries(await signedHeaders(visitor, body, signing)).filter(([name]) => name !== 'host'),
        );
  const response = await fetch(visitor.target.graphqlUrl, { method: 'POST', body, headers });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}

/** A signed operation. */
export function ask(visitor: Visitor, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  return post(visitor, JSON.stringify({ query, variables }));
}
