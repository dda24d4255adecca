import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../clock.ts';
import { systemClock } from '../clock.ts';
import { loopbackAddress } from '../endpoint.ts';

export interface OpenEndpoint {
  readonly url: string;
  readonly server: Server;
  /** Stops listening, ends open connections and waits for all requests in flight. */
  close(): Promise<void>;
}

/**
 * Listens on loopback. An error that `handle` throws is logged and causes a plain 500, so that no request ends the
 * host. Rejects when the port is in use (`EADDRINUSE`).
 */
export async function openEndpoint(options: {
  readonly port: number;
  /** The service's name, for the log. */
  readonly name: string;
  /** The clock of the responses' dates. SDKs correct their own clock by these dates and sign with it. */
  readonly clock?: Clock;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}): Promise<OpenEndpoint> {
  const { name, clock = systemClock } = options;
  const underWay = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    // A client may hang up during the response.
    response.on('error', () => undefined);
    response.setHeader('date', new Date(clock.nowMs()).toUTCString());
    const handled = options
      .handle(request, response)
      .catch((error: unknown) => fail(name, response, error))
      .finally(() => underWay.delete(handled));
    underWay.add(handled);
  });
  // Never closes an idle connection automatically: on a busy machine a client could send its next request at that
  // moment.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, loopbackAddress, () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.on('error', (error) => console.error(`${name}: the endpoint`, error));
  const { port } = server.address() as AddressInfo;
  return {
    server,
    url: `http://${loopbackAddress}:${port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await Promise.all(underWay);
    },
  };
}

function fail(name: string, response: ServerResponse, error: unknown): void {
  // The client closed the page or the tab before the response was complete.
  if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') return;
  console.error(`${name}: a request failed`, error);
  if (response.headersSent) response.destroy();
  else
    response.writeHead(500, { 'content-type': 'text/plain' }).end('The local host failed; its log has the reason.\n');
}
