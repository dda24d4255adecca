import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { Amplify } from 'aws-amplify';
import { fetchAuthSession, signIn, signOut } from 'aws-amplify/auth';
import { ConsoleLogger } from 'aws-amplify/utils';
import { region } from 'local-aws/host/account.ts';
import { amplifyConfigFrom } from '../client/amplify/outputs.ts';
import { demoUsers } from '../dev/demo.ts';
import type { HostUnderTest } from './host-under-test.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface GraphqlResponse {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly errorType?: string;
    readonly path?: readonly unknown[];
  }[];
}

/** A signed-in person who signs each request. */
export interface Person {
  readonly email: string;
  readonly identityId: string;
  readonly credentials: Credentials;
  /** POSTs a GraphQL operation. */
  readonly ask: (query: string, variables?: Record<string, unknown>) => Promise<GraphqlResponse>;
}

/** Signs a demo user in with Amplify's SRP, and gets the credentials of their identity. */
export async function signInAs(
  host: HostUnderTest,
  user: { readonly email: string; readonly password: string } = demoUsers[0],
): Promise<Person> {
  ConsoleLogger.LOG_LEVEL = 'ERROR';
  Amplify.configure(amplifyConfigFrom(JSON.parse(host.amplifyOutputs)));
  await signOut();
  await signIn({ username: user.email, password: user.password });
  const { credentials, identityId } = await fetchAuthSession();
  await signOut();
  if (credentials === undefined || identityId === undefined) throw new Error(`${user.email} got no credentials.`);
  return {
    email: user.email,
    identityId,
    credentials,
    ask: (query, variables) => askAs(host, credentials, query, variables),
  };
}

/** Sends a signed GraphQL request. With `credentials` undefined the request is unsigned. */
export async function askAs(
  host: HostUnderTest,
  credentials: Credentials | undefined,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<GraphqlResponse> {
  const url = new URL(`${host.host.urls.graphql}/graphql`);
  const body = JSON.stringify({ query, variables });
  const request = {
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    port: Number(url.port),
    path: url.pathname,
    query: {},
    headers: { host: url.host, 'content-type': 'application/json' } as Record<string, string>,
    body,
  };
  const signer = new SignatureV4({
    credentials: credentials ?? { accessKeyId: '', secretAccessKey: '' },
    region,
    service: 'appsync',
    sha256: Sha256,
  });
  const signed =
    credentials === undefined ? request : await signer.sign(request, { signingDate: new Date(host.clock.nowMs()) });
  const response = await fetch(url, { method: 'POST', headers: signed.headers, body });
  return { status: response.status, ...((await response.json()) as Omit<GraphqlResponse, 'status'>) };
}
