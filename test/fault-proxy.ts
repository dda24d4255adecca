import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** The fault of one request. */
export type Fault =
  /** The proxy responds instead of the service, which never receives the request. */
  | { readonly answer: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  /** The connection is cut after this many bytes of the answer's body. */
  | { readonly cutAnswerAfterBytes: number }
  /** The connection is cut after this many bytes of the request's body. The service receives the same bytes. */
  | { readonly cutRequestAfterBytes: number }
  /** The request is held back for this long, and then passed on. */
  | { readonly delayMs: number }
  /** The service carries out the request, and its answer is lost. */
  | 'lose-answer'
  /** One byte of the answer's body is changed. */
  | { readonly flipByteAt: number };

export interface FaultProxy {
  readonly url: string;
  /**
   * Called for every request, in order. Undefined lets the request pass. The host header is kept, so signatures stay
   * valid.
   */
  onRequest: (request: IncomingMessage, body: Buffer) => Fault | undefined | Promise<Fault | undefined>;
  /** Resolves when no request is in flight, including those whose sender has gone. */
  untilIdle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A proxy between a client and a local service. `target` is called at each request, so that the proxy can start before
 * the service.
 */
export async function startFaultProxy(target: () => string): Promise<FaultProxy> {
  const onTheirWay = new Set<Promise<void>>();
  const server = createServer((incoming, outgoing) => {
    // The sender has gone in the middle of the request.
    const passed: Promise<void> = pass(incoming, outgoing)
      .catch(() => void outgoing.destroy())
      .finally(() => onTheirWay.delete(passed));
    onTheirWay.add(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onRequest: () => undefined,
    untilIdle: async () => {
      while (onTheirWay.size > 0) await Promise.all(onTheirWay);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const fault = await proxy.onRequest(incoming, body);
    if (typeof fault === 'object' && 'answer' in fault) {
      outgoing.writeHead(fault.answer, fault.headers).end(fault.body);
      return;
    }
    if (typeof fault === 'object' && 'delayMs' in fault) await setTimeout(fault.delayMs);
    const { hostname, port } = new URL(target());
    const onward = forward(
      { hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers },
      (answer) => {
        if (fault === 'lose-answer') {
          answer.resume().on('end', () => outgoing.destroy());
          return;
        }
        outgoing.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
        let sent = 0;
        answer.on('data', (chunk: Buffer) => {
          const at = sent;
          sent += chunk.length;
          if (fault && 'flipByteAt' in fault && fault.flipByteAt >= at && fault.flipByteAt < sent)
            chunk[fault.flipByteAt - at] = (chunk[fault.flipByteAt - at] ?? 0) ^ 1;
          if (fault && 'cutAnswerAfterBytes' in fault && sent >= fault.cutAnswerAfterBytes) {
            outgoing.write(chunk.subarray(0, fault.cutAnswerAfterBytes - at), () => outgoing.destroy());
            answer.destroy();
          } else {
            outgoing.write(chunk);
          }
        });
        answer.on('end', () => outgoing.end());
        answer.on('error', () => outgoing.destroy());
      },
    );
    onward.on('error', () => outgoing.destroy());
    if (typeof fault === 'object' && 'cutRequestAfterBytes' in fault) {
      onward.write(body.subarray(0, fault.cutRequestAfterBytes), () => onward.destroy());
      return;
    }
    // When the sender gives up, the service is notified, except for a request that must be carried out in any case.
    if (fault !== 'lose-answer') outgoing.on('close', () => onward.destroy());
    const closed = once(onward, 'close');
    onward.end(body);
    await closed;
  }
}
