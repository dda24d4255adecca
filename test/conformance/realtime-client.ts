import { WebSocket } from 'ws';
import type { Visitor } from './visitor.ts';
import { signedHeaders } from './visitor.ts';

/** The server's messages on a socket. */
export interface Frame {
  readonly id?: string;
  readonly type: string;
  readonly payload?: {
    readonly connectionTimeoutMs?: number;
    readonly data?: Readonly<Record<string, unknown>>;
    readonly errors?: readonly {
      readonly errorType?: string;
      readonly errorCode?: number;
      readonly message?: string;
    }[];
  };
}

/** A socket on which the test sends each frame itself. Received frames are queued, so that none is missed. */
export interface RealtimeClient {
  /** The agreed subprotocol. */
  readonly protocol: string;
  readonly send: (frame: object | string) => void;
  /** The next frame other than a keep-alive. Rejects when the socket closes before one arrives. */
  readonly next: () => Promise<Frame>;
  /** Starts a subscription, signed over its exact text, and returns the answer. */
  readonly start: (id: string, query: string, change?: Change) => Promise<Frame>;
  close(): void;
}

interface Change {
  /** Signs as another principal. */
  readonly as?: Visitor;
  /** Sends a text that differs from the signed one. */
  readonly data?: string;
}

/** Values that Amplify signs beyond the usual ones. */
const amplifyHeaders = {
  accept: 'application/json, text/javascript',
  'content-encoding': 'amz-1.0',
  'content-type': 'application/json; charset=UTF-8',
};

/** The header that opens a connection, in the form of its subprotocol. */
export async function connectHeader(visitor: Visitor, as: Visitor = visitor): Promise<string> {
  const path = `${new URL(visitor.target.graphqlUrl).pathname}/connect`;
  return Buffer.from(JSON.stringify(await signedHeaders(as, '{}', { path, headers: amplifyHeaders }))).toString(
    'base64url',
  );
}

/** Opens a socket with these subprotocols. By default they are those of an AppSync client. */
export async function connect(visitor: Visitor, protocols?: readonly string[], query = ''): Promise<RealtimeClient> {
  const offered = protocols ?? ['graphql-ws', `header-${await connectHeader(visitor)}`];
  const socket = new WebSocket(`${visitor.target.realtimeUrl}${query}`, [...offered]);
  const frames: Frame[] = [];
  const waiting: { resolve: (frame: Frame) => void; reject: (error: Error) => void }[] = [];
  socket.on('message', (text: Buffer) => {
    const frame = JSON.parse(text.toString('utf8')) as Frame;
    if (frame.type === 'ka') return;
    const waiter = waiting.shift();
    if (waiter === undefined) frames.push(frame);
    else waiter.resolve(frame);
  });
  socket.on('close', (code) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`The socket closed with ${code}.`));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const next = (): Promise<Frame> => {
    const frame = frames.shift();
    if (frame !== undefined) return Promise.resolve(frame);
    if (socket.readyState !== socket.OPEN) return Promise.reject(new Error('The socket is closed.'));
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  };
  const send = (frame: object | string) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  return {
    protocol: socket.protocol,
    send,
    next,
    async start(id, query, { as = visitor, data } = {}) {
      const signed = JSON.stringify({ query, variables: {} });
      const authorization = await signedHeaders(as, signed, { headers: amplifyHeaders });
      send({ id, type: 'start', payload: { data: data ?? signed, extensions: { authorization } } });
      return next();
    },
    close: () => socket.terminate(),
  };
}

/** A connection that has been acknowledged. */
export async function connected(visitor: Visitor): Promise<RealtimeClient> {
  const client = await connect(visitor);
  client.send({ type: 'connection_init' });
  await client.next();
  return client;
}
