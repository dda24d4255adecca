import { connect } from 'node:net';
import type { WireRequest } from './doors.ts';

/** How long a door may take to say something, or hang up. */
const patienceMs = 10_000;

/** The text of a request, with nothing put right that the request has wrong. */
export function wireText({ method, path, headers, body }: WireRequest): string {
  const lines = Object.entries({
    ...headers,
    connection: 'close',
    ...(body === '' && method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  });
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

/**
 * Sends bytes as they are and gives what comes back until the connection ends; throws when neither an answer nor an end comes. `cut` ends
 * the client's half behind them: a server then owes no answer.
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
          `${url} neither answered nor hung up within ${patienceMs} ms: ${JSON.stringify(Buffer.from(bytes).toString('latin1').slice(0, 300))}`,
        ),
      );
    }, patienceMs);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A reset is an answer too.
    socket.on('error', () => undefined);
    socket.on('close', done);
  });
}
