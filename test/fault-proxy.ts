import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** What befalls one request on its way. */
export type Fault =
  /** Answered in the service's stead; the service never sees it. */
  | { readonly answer: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  /** The connection is cut after so many bytes of the answer's body. */
  | { readonly cutAnswerAfterBytes: number }
  /** The connection is cut after so many bytes of the request's body; the service sees as much. */
  | { readonly cutRequestAfterBytes: number }
  /** Held back so long, and then passed on. */
  | { readonly delayMs: number }
  /** The service carries it out, and its answer is lost. */
  | 'lose-answer'
  /** One byte of the answer's body is changed. */
  | { readonly flipByteAt: number };

export interface FaultProxy {
  readonly url: string;
  /** Asked for every request, in order; undefined lets it pass. The host header is kept, so signatures still hold. */
  onRequest: (request: IncomingMessage, body: Buffer) => Fault | undefined | Promise<Fault | undefined>;
  /** Resolves when no request is on its way, those included whose sender has gone. */
  untilIdle(): Promise<void>;
  close(): Promise<void>;
}

/** Stands between a client and a local service; `target` is asked at each request, so that the proxy can be there before the service. */
export async function startFaultProxy(target: () => string): Promise<FaultProxy> {
  const onTheirWay = new Set<Promise<void>>();
  const server = createServer((incoming, outgoing) => {
    // Whoever was sending has gone in the middle of it.
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
    // Who lost interest is told to the service, but for a request that is to be carried out whatever became of its sender.
    if (fault !== 'lose-answer') outgoing.on('close', () => onward.destroy());
    const closed = once(onward, 'close');
    onward.end(body);
    await closed;
  }
}
