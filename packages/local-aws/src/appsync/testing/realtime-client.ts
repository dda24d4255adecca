import { WebSocket } from 'ws';
import type { TemporaryCredentials } from '../../sigv4/credential-authority.ts';
import { signedHeaders } from './signed-call.ts';

export interface ReceivedFrame {
  readonly id?: string;
  readonly type: string;
  readonly payload?: {
    readonly data?: unknown;
    readonly errors?: readonly { readonly errorType?: string; readonly message: string; readonly errorCode?: number }[];
    readonly connectionTimeoutMs?: number;
  };
}

/** A minimal client of the protocol. It queues every frame, so that a test misses none. */
export interface RealtimeClient {
  readonly protocol: string;
  send(frame: unknown): void;
  /** The next frame, in order of arrival. */
  next(): Promise<ReceivedFrame>;
  /** Starts a subscription. The response is the next frame. */
  start(
    id: string,
    credentials: TemporaryCredentials,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<void>;
  readonly closed: Promise<number>;
  close(): void;
}

const amplifyHeaders = {
  accept: 'application/json, text/javascript',
  'content-encoding': 'amz-1.0',
  'content-type': 'application/json; charset=UTF-8',
};

export async function connect(
  endpoint: string,
  credentials: TemporaryCredentials,
  protocols?: readonly string[],
): Promise<RealtimeClient> {
  const header = await signedHeaders(`${endpoint}/connect`, '{}', credentials, amplifyHeaders);
  const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
  const socket = new WebSocket(
    `${endpoint.replace('http:', 'ws:')}/realtime`,
    protocols === undefined ? ['graphql-ws', `header-${encoded}`] : [...protocols],
  );
  const frames: ReceivedFrame[] = [];
  const waiting: ((frame: ReceivedFrame) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString('utf8')) as ReceivedFrame;
    const taker = waiting.shift();
    if (taker === undefined) frames.push(frame);
    else taker(frame);
  });
  const closed = new Promise<number>((resolve) =>
    socket.on('close', (code) => {
      resolve(code);
    }),
  );
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    protocol: socket.protocol,
    closed,
    send: (frame) => {
      socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    },
    next: () => {
      const frame = frames.shift();
      return frame === undefined
        ? new Promise((resolve) => {
            waiting.push(resolve);
          })
        : Promise.resolve(frame);
    },
    async start(id, by, query, variables = {}) {
      const data = JSON.stringify({ query, variables });
      const authorization = {
        ...(await signedHeaders(endpoint, data, by, amplifyHeaders)),
        'x-amz-user-agent': 'test',
      };
      socket.send(JSON.stringify({ id, type: 'start', payload: { data, extensions: { authorization } } }));
    },
    close: () => {
      socket.terminate();
    },
  };
}

/** A connection that has been acknowledged. */
export async function connected(endpoint: string, credentials: TemporaryCredentials): Promise<RealtimeClient> {
  const client = await connect(endpoint, credentials);
  client.send({ type: 'connection_init' });
  await client.next();
  return client;
}
