import { connect } from 'node:net';
import type { WireRequest } from './endpoints.ts';

/** The longest time for an endpoint to respond or close the connection. */
const patienceMs = 10_000;

/** The text of a request. Its mistakes are not corrected. */
export function wireText({ method, path, headers, body }: WireRequest): string {
  const lines = Object.entries({
    ...headers,
    connection: 'close',
    ...(body === '' && method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  });
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

/**
 * Sends bytes unchanged and returns the received bytes until the connection ends. Throws when there is neither a
 * response nor an end. `cut` closes the client's side after the bytes, and then no response is required.
 */
export function sendRaw(
  url: string,
  bytes: string | Uint8Array,
  { cut = false } = {},
): Promise<{ readonly status: number | undefined; readonly text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => (cut ? socket.end(bytes) : socket.write(bytes)));
    const done = () => {
      clearTimeout(timer);
      const text = Buffer.concat(chunks).toString('latin1');
      resolve({
        status: /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] === undefined ? undefined : Number(text.slice(9, 12)),
        text,
      });
    };
    const timer = setTimeout(() => {
      socket.destroy();
      reject(
        new Error(
          `${url} neither responded nor hung up within ${patienceMs} ms: ${JSON.stringify(Buffer.from(bytes).toString('latin1').slice(0, 300))}`,
        ),
      );
    }, patienceMs);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A reset also counts as a response.
    socket.on('error', () => undefined);
    socket.on('close', done);
  });
}
