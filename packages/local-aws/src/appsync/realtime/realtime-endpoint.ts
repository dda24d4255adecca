import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { flatHeaders } from '../../http/flat-headers.ts';
import { SignatureRefused } from '../../sigv4/signature-refused.ts';
import { realtimeRefusalOf } from '../http/refusal.ts';
import type { ConnectionOptions } from './connection.ts';
import { serveConnection } from './connection.ts';
import { connectionHeader, offeredProtocols } from './connection-header.ts';

export const realtimePath = '/graphql/realtime';

export interface RealtimeEndpoint {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Cuts every connection, as a network failure does. */
  readonly dropSockets: () => void;
}

/** A start carries its headers and a GraphQL request, which AppSync limits to 1 MB. */
const messageLimitBytes = 1024 * 1024 + 64 * 1024;

export function realtimeEndpoint(options: Omit<ConnectionOptions, 'sourceIp' | 'headers'>): RealtimeEndpoint {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: messageLimitBytes,
    handleProtocols: (offered) => (offered.has('graphql-ws') ? 'graphql-ws' : false),
  });
  const open = async (socket: WebSocket, request: IncomingMessage): Promise<void> => {
    // A socket error is always followed by a close, and the close is handled.
    socket.on('error', () => undefined);
    // Messages that arrive while the signature is verified must not be lost.
    socket.pause();
    const refusal = await refusalOfConnect(request, options);
    if (refusal === undefined)
      serveConnection(socket, {
        ...options,
        sourceIp: [request.socket.remoteAddress ?? ''],
        headers: flatHeaders(request.headers),
      });
    else refuse(socket, refusal);
    socket.resume();
  };
  return {
    upgrade(request, socket, head) {
      socket.on('error', () => undefined);
      if ((request.url ?? '').split('?')[0] !== realtimePath) {
        socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (webSocket) => void open(webSocket, request));
    },
    dropSockets() {
      for (const socket of server.clients) socket.terminate();
    },
  };
}

interface ConnectError {
  readonly errorType: string;
  readonly errorCode: number;
  readonly message: string;
}

/**
 * Undefined when the connection may be used. Usually only the signature is checked here. Unproven: whether AppSync also
 * asks IAM, which `authorizeConnect` does.
 */
async function refusalOfConnect(
  request: IncomingMessage,
  { gate, authorizeConnect, log }: Pick<ConnectionOptions, 'gate' | 'authorizeConnect' | 'log'>,
): Promise<ConnectError | undefined> {
  if (!offeredProtocols(request).includes('graphql-ws')) {
    return {
      errorType: 'SubProtocolNotSupportedError',
      errorCode: 400,
      message: 'Expected the subprotocol graphql-ws.',
    };
  }
  try {
    const principal = await gate.authenticate(
      { method: 'POST', target: '/graphql/connect', headers: connectionHeader(request) ?? {}, body: Buffer.from('{}') },
      'appsync',
    );
    const decision = authorizeConnect?.(principal);
    if (!decision || decision.allowed) return undefined;
    log(decision.reason);
    return { errorType: 'UnauthorizedException', errorCode: 401, message: 'You are not authorized to make this call.' };
  } catch (error) {
    if (error instanceof SignatureRefused) {
      const { errorType, message, status } = realtimeRefusalOf(error.code, error.message);
      return { errorType, errorCode: status, message };
    }
    log('a connection could not be authenticated', error);
    return { errorType: 'InternalFailure', errorCode: 500, message: 'An internal failure occurred.' };
  }
}

/** Sends the error at once, as AppSync does. The socket closes later, so that the client has time to read it. */
function refuse(socket: WebSocket, error: ConnectError): void {
  socket.send(JSON.stringify({ type: 'connection_error', payload: { errors: [error] } }));
  const closing = setTimeout(() => socket.close(1000), 1_000);
  socket.on('close', () => clearTimeout(closing));
}
