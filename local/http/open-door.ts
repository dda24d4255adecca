import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loopbackAddress } from '../front-door.ts';

export interface OpenDoor {
  readonly url: string;
  readonly server: Server;
  close(): Promise<void>;
}

/** Listens on loopback. Whatever `answer` throws is logged and answered with a plain 500: one request never ends the host. */
export async function openDoor(options: {
  readonly port: number;
  readonly name: string;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}): Promise<OpenDoor> {
  const listener: RequestListener = (request, response) => {
    // A client that hangs up while it is being answered hurts nobody.
    response.on('error', () => undefined);
    options.answer(request, response).catch((error: unknown) => {
      console.error(`${options.name}: a request failed`, error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end('The local host failed; its log has the reason.\n');
    });
  };
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, loopbackAddress, () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return {
    server,
    url: `http://${loopbackAddress}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
