import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { region } from 'local-aws/host/account.ts';
import { WebSocket } from 'ws';
import type { HostUnderTest } from './host-under-test.ts';
import type { Credentials } from './person.ts';

interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: {
    readonly data?: Record<string, unknown>;
    readonly errors?: readonly { readonly errorType?: string; readonly message: string }[];
  };
}

/** A subscription that keeps every frame, so that a test misses none. Implements AppSync's protocol without Amplify. */
export interface Subscriber {
  /** All data frames so far. */
  readonly events: readonly Record<string, unknown>[];
  /** The next matching data frame, whether it has arrived or is still to come. */
  readonly next: (fits: (event: Record<string, unknown>) => boolean) => Promise<Record<string, unknown>>;
  /** Resolves when the server has ended the subscription while the connection stays open. */
  readonly ended: Promise<void>;
  /** The code with which either side closed the connection. */
  readonly closed: Promise<number>;
  close(): void;
}

/**
 * Subscribes with these credentials. Rejects with the server's message when the connection or the subscription is
 * refused.
 */
export async function subscribe(
  host: HostUnderTest,
  credentials: Credentials,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Subscriber> {
  const http = new URL(`${host.host.urls.graphql}/graphql`);
  const connect = await sign(host, credentials, '/graphql/connect', '{}');
  const socket = new WebSocket(`ws://${http.host}/graphql/realtime`, [
    'graphql-ws',
    `header-${Buffer.from(JSON.stringify(connect)).toString('base64url')}`,
  ]);
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  let endNow: () => void;
  const ended = new Promise<void>((resolve) => (endNow = resolve));
  const events: Record<string, unknown>[] = [];
  const waiting: {
    fits: (event: Record<string, unknown>) => boolean;
    resolve: (event: Record<string, unknown>) => void;
  }[] = [];
  const data = JSON.stringify({ query, variables });
  const authorization = await sign(host, credentials, '/graphql', data);
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code, reason) =>
      reject(new Error(`The connection was closed (${code} ${reason.toString()}).`)),
    );
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (text: Buffer) => {
      const frame = JSON.parse(text.toString('utf8')) as Frame;
      if (frame.type === 'connection_ack')
        socket.send(JSON.stringify({ id: 's', type: 'start', payload: { data, extensions: { authorization } } }));
      else if (frame.type === 'start_ack') resolve();
      else if (frame.type === 'error' || frame.type === 'connection_error')
        reject(new Error(JSON.stringify(frame.payload)));
      else if (frame.type === 'complete') endNow();
      else if (frame.type === 'data' && frame.payload?.data !== undefined) take(frame.payload.data);
    });
  });
  function take(event: Record<string, unknown>): void {
    events.push(event);
    for (const waiter of [...waiting]) {
      if (!waiter.fits(event)) continue;
      waiting.splice(waiting.indexOf(waiter), 1);
      waiter.resolve(event);
    }
  }
  return {
    events,
    next: (fits) =>
      new Promise((resolve) => {
        const already = events.find(fits);
        if (already !== undefined) resolve(already);
        else waiting.push({ fits, resolve });
      }),
    ended,
    closed,
    close: () => socket.terminate(),
  };
}

async function sign(
  host: HostUnderTest,
  credentials: Credentials,
  path: string,
  body: string,
): Promise<Record<string, string>> {
  const url = new URL(host.host.urls.graphql);
  const signer = new SignatureV4({ credentials, region, service: 'appsync', sha256: Sha256 });
  const request = {
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    port: Number(url.port),
    path,
    query: {},
    headers: {
      accept: 'application/json, text/javascript',
      'content-encoding': 'amz-1.0',
      'content-type': 'application/json; charset=UTF-8',
      host: url.host,
    },
    body,
  };
  const signed = await signer.sign(request, { signingDate: new Date(host.clock.nowMs()) });
  return signed.headers;
}
