import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../clock.ts';
import { systemClock } from '../clock.ts';
import { loopbackAddress } from '../endpoint.ts';

export interface OpenEndpoint {
  readonly url: string;
  readonly server: Server;
  /** Stops listening, ends open connections and waits until every request under way is dealt with. */
  close(): Promise<void>;
}

/**
 * Listens on loopback. Whatever `answer` throws is logged and answered with a plain 500: one request never ends the host.
 * Rejects where the port is in use (`EADDRINUSE`).
 */
export async function openEndpoint(options: {
  readonly port: number;
  /** Of the service, for the log. */
  readonly name: string;
  /** Dates the answers: SDKs set their own clock by them, and sign with that. */
  readonly clock?: Clock;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}): Promise<OpenEndpoint> {
  const { name, clock = systemClock } = options;
  const underWay = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    // A client that hangs up while it is being answered hurts nobody.
    response.on('error', () => undefined);
    response.setHeader('date', new Date(clock.nowMs()).toUTCString());
    const answered = options
      .answer(request, response)
      .catch((error: unknown) => fail(name, response, error))
      .finally(() => underWay.delete(answered));
    underWay.add(answered);
  });
  // Never closes an idle connection by itself: on a busy machine a client would send its next request just then, to nobody.
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
  // The client closed the page, or the tab, before it had everything.
  if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') return;
  console.error(`${name}: a request failed`, error);
  if (response.headersSent) response.destroy();
  else
    response.writeHead(500, { 'content-type': 'text/plain' }).end('The local host failed; its log has the reason.\n');
}
